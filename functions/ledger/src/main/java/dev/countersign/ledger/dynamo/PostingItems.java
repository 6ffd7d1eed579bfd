package dev.countersign.ledger.dynamo;

import dev.countersign.domain.Claim;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.domain.posting.OutcomePostings;
import dev.countersign.domain.posting.PostingChange;
import dev.countersign.ledger.DuePosting;
import dev.countersign.ledger.OutcomeChanges;
import dev.countersign.ledger.PostingList;
import dev.countersign.ledger.PostingPage;
import dev.countersign.ledger.PostingPage.Cursor;
import dev.countersign.ledger.Postings;
import dev.countersign.ledger.TargetKey;
import dev.countersign.ledger.dynamo.Transactions.ConditionalPut;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Postings, each an item of its outcome's partition in its target. Each is in the index {@code due}
 * for good, in exactly one list: what is to be done, what waits, what is held, or a month of what
 * is decided. A target's lists are its own partitions of the index, so no target's backlog is
 * another's.
 */
final class PostingItems implements Postings {
  private final Table table;
  private final Transactions transactions;
  private final PostingPages pages;

  PostingItems(Table table, Transactions transactions) {
    this.table = table;
    this.transactions = transactions;
    this.pages = new PostingPages(table);
  }

  @Override
  public OutcomePostings of(TargetKey target, Claim claim) {
    var request = Queries.all(PostingKeys.outcome(target, claim)).build();
    var postings =
        table.query("read postings", request, Integer.MAX_VALUE).stream()
            .map(PostingItem::read)
            .toList();
    return OutcomePostings.of(target.tenant(), target.name(), postings);
  }

  @Override
  public PostingWrite write(String writer, List<PostingChange> changes) {
    var all = new OutcomeChanges(changes).changes();
    return all.size() == 1 ? one(writer, all.getFirst()) : inOneStep(writer, all);
  }

  private PostingWrite one(String writer, PostingChange change) {
    var item = PostingItem.write(change.after(), writer);
    // The client repeats a put whose answer was lost, and is then told that the item is there.
    return table
        .putIf("write a posting", item, PostingItem.unchanged(change))
        .filter(there -> !isOurs(there, writer, change))
        .map(other -> PostingWrite.LOST)
        .orElse(PostingWrite.DONE);
  }

  private PostingWrite inOneStep(String writer, List<PostingChange> changes) {
    var puts =
        changes.stream()
            .map(change ->
                new ConditionalPut(
                    PostingItem.write(change.after(), writer), PostingItem.unchanged(change)))
            .toList();
    return switch (transactions.put("write postings", puts)) {
      case Transactions.Result.Done done -> PostingWrite.DONE;
      case Transactions.Result.Collided collided ->
          throw new Unavailable("write postings", collided.cause());
      case Transactions.Result.Refused refused ->
          IntStream.range(0, changes.size())
                  .allMatch(i ->
                      refused
                          .there()
                          .get(i)
                          .filter(there -> isOurs(there, writer, changes.get(i)))
                          .isPresent())
              ? PostingWrite.DONE
              : PostingWrite.LOST;
    };
  }

  private static boolean isOurs(Values there, String writer, PostingChange change) {
    return !there.map().isEmpty() && PostingItem.is(there, writer, change);
  }

  @Override
  public List<DuePosting> due(TargetKey target, Instant now, int limit) {
    var due = new ArrayList<DuePosting>();
    for (String partition : PostingKeys.partitions(target, new PostingList.Due())) {
      table
          .query("read due postings", DueItems.dueAtLast(partition, now, limit), limit)
          .forEach(item -> due.add(PostingPages.named(item)));
    }
    return due.stream().sorted(Comparator.comparing(DuePosting::dueAt)).limit(limit).toList();
  }

  @Override
  public void putOff(DuePosting due, Instant until) {
    table.updateIf(
        "put off a posting",
        PostingKeys.posting(due.target(), due.claim(), due.event()),
        DynamoExpression.of("SET #dueAt = :later", Values.none().time(":later", until)),
        DynamoExpression.of(
            "#due = :due AND #dueAt = :was",
            Values.none()
                .text(
                    ":due",
                    PostingKeys.partition(
                        due.target(), due.claim(), new PostingList.Due(), due.dueAt()))
                .time(":was", due.dueAt())));
  }

  @Override
  public PostingPage list(TargetKey target, PostingList list, Optional<Cursor> from) {
    return pages.page(target, list, from);
  }
}
