package dev.countersign.ledger.dynamo;

import dev.countersign.domain.failure.OperationFailed;
import dev.countersign.domain.posting.Posting;
import dev.countersign.ledger.DuePosting;
import dev.countersign.ledger.PostingList;
import dev.countersign.ledger.PostingPage;
import dev.countersign.ledger.PostingPage.Cursor;
import dev.countersign.ledger.PostingPage.Unreadable;
import dev.countersign.ledger.TargetKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Reads lists of postings page by page: the index tells which, and the table what they are. */
final class PostingPages {
  /** As many as one request reads by their keys. */
  private static final int SIZE = 100;

  private final Table table;

  PostingPages(Table table) {
    this.table = table;
  }

  /** The posting that an item of the index names. */
  static DuePosting named(Values item) {
    var key = new Key(item.text(Key.PK), item.text(Key.SK));
    return Failures.reading("a posting's key", () -> PostingKeys.due(key, item.time(DueItems.AT)));
  }

  PostingPage page(TargetKey target, PostingList list, Optional<Cursor> from) {
    var partitions = PostingKeys.partitions(target, list);
    var place = from.map(cursor -> Place.read(cursor, partitions)).orElse(new Place(0, Map.of()));
    if (place.partition == partitions.size()) {
      return new PostingPage(List.of(), List.of(), Optional.empty());
    }
    var page =
        table.page("list postings", query(partitions.get(place.partition), list), place.after);
    var postings = new ArrayList<Posting>();
    var unreadable = new ArrayList<Unreadable>();
    var keys =
        page.items().stream()
            .map(Values::of)
            .map(item -> new Key(item.text(Key.PK), item.text(Key.SK)))
            .toList();
    for (Values item : table.getAll("read postings", keys)) {
      try {
        var posting = PostingItem.read(item);
        if (list.has(posting)) { // the index lags behind
          postings.add(posting);
        }
      } catch (OperationFailed e) {
        var named = named(item);
        unreadable.add(new Unreadable(named.target(), named.claim(), named.event(), e));
      }
    }
    return new PostingPage(postings, unreadable, place.next(page.lastEvaluatedKey(), partitions));
  }

  private static QueryRequest query(String partition, PostingList list) {
    var wanted = Values.none().text(":due", partition);
    if (!(list instanceof PostingList.Decided(Instant from, Instant to))) {
      return DueItems.query(DynamoExpression.of("#due = :due", wanted), SIZE);
    }
    var last = to.isAfter(from) ? to.minusNanos(1) : from;
    return DueItems.query(
        DynamoExpression.of(
            "#due = :due AND #dueAt BETWEEN :from AND :last",
            wanted.time(":from", from).time(":last", last)),
        SIZE);
  }

  /**
   * Where a page begins.
   *
   * @param partition the index's partition, by its number among those of the list
   * @param after the key of the item before it, in the index; empty at the partition's beginning
   */
  private record Place(int partition, Map<String, AttributeValue> after) {
    private static final String SEPARATOR = " ";

    static Place read(Cursor cursor, List<String> partitions) {
      String[] parts = cursor.text().split(SEPARATOR, 4);
      try {
        int partition = Integer.parseInt(parts[0]);
        if (partition >= 0 && partition < partitions.size()) {
          if (parts.length == 1) {
            return new Place(partition, Map.of());
          }
          var key =
              new Key(parts[3], parts[2])
                  .item()
                  .text(DueItems.SHARD, partitions.get(partition))
                  .text(DueItems.AT, parts[1]);
          return new Place(partition, key.map());
        }
      } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
        throw new IllegalArgumentException("no cursor of this list", e);
      }
      throw new IllegalArgumentException("no cursor of this list");
    }

    /** The next place: in this partition while it has more, else at the next one's beginning. */
    Optional<Cursor> next(Map<String, AttributeValue> last, List<String> partitions) {
      if (!last.isEmpty()) {
        var key = Values.of(last);
        return Optional.of(
            new Cursor(
                String.join(
                    SEPARATOR,
                    Integer.toString(partition),
                    key.text(DueItems.AT),
                    key.text(Key.SK),
                    key.text(Key.PK))));
      }
      return partition + 1 < partitions.size()
          ? Optional.of(new Cursor(Integer.toString(partition + 1)))
          : Optional.empty();
    }
  }
}
