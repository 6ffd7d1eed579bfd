package dev.countersign.ledger.dynamo;

import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingChange;
import dev.countersign.domain.posting.PostingKey;
import dev.countersign.ledger.PostingList;
import dev.countersign.ledger.TargetKey;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A posting as an item: {@link PackedPosting} in one attribute, in one list of the index. */
public final class PostingItem {
  private static final String PACKED = "packed";
  private static final String VERSION = "version";

  /** Who wrote it last, so that our own write is recognised when it is repeated. */
  private static final String WRITER = "writer";

  private PostingItem() {}

  static Values write(Posting posting, String writer) {
    var target = new TargetKey(posting.key().tenant(), posting.key().target());
    var claim = posting.line().claim();
    var time = PostingList.time(posting);
    return PostingKeys.posting(target, claim, posting.id())
        .item()
        .bytes(PACKED, PackedPosting.write(posting))
        .number(VERSION, posting.version())
        .text(WRITER, writer)
        .text(DueItems.SHARD, PostingKeys.partition(target, claim, PostingList.of(posting), time))
        .time(DueItems.AT, time);
  }

  /** That nobody changed the posting since it was read, or that there is none. */
  static DynamoExpression unchanged(PostingChange change) {
    return change
        .before()
        .map(before ->
            DynamoExpression.of("#version = :was", Values.none().number(":was", before.version())))
        .orElse(DynamoExpression.ABSENT);
  }

  /** Whether the item is what this writer wrote as this change. */
  static boolean is(Values item, String writer, PostingChange change) {
    return writer.equals(item.textOrNull(WRITER))
        && item.count(VERSION) == change.after().version()
        && read(item).equals(change.after());
  }

  /**
   * The posting that an item holds, as the client gives the item.
   *
   * @return nothing when it is an item of another kind
   * @throws dev.countersign.domain.failure.Defect when it is damaged
   * @throws dev.countersign.domain.failure.Unavailable when it is whole, and a later release wrote
   *     it
   */
  public static Optional<Posting> read(Map<String, AttributeValue> item) {
    var values = Values.of(item);
    String pk = values.textOrNull(Key.PK);
    return pk != null && PostingKeys.isOutcome(pk) ? Optional.of(read(values)) : Optional.empty();
  }

  /**
   * The posting that the item holds.
   *
   * @throws dev.countersign.domain.failure.Defect when it is damaged
   * @throws dev.countersign.domain.failure.Unavailable when it is whole, and a later release wrote
   *     it
   */
  static Posting read(Values item) {
    var key = new Key(item.text(Key.PK), item.text(Key.SK));
    var named = Failures.reading("a posting's key", () -> PostingKeys.due(key, Instant.EPOCH));
    var target = named.target();
    return PackedPosting.read(
        item.bytes(PACKED),
        new PostingKey(target.tenant(), target.name(), named.event()),
        named.claim());
  }
}
