package dev.countersign.ledger.dynamo;

import dev.countersign.domain.Claim;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.failure.Defect;
import dev.countersign.ledger.DueIndex;
import dev.countersign.ledger.DueWork;
import dev.countersign.ledger.Shards;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The sparse index {@code due}: an item is in it while work on it is outstanding. */
final class DueItems implements DueIndex {
  static final String INDEX = "due";
  static final String SHARD = "due";
  static final String AT = "dueAt";

  /** What the work is for; the index's one attribute that is no key. */
  static final String FOR = "dueFor";

  /** What an item has while it is in the index. */
  static final List<String> ATTRIBUTES = List.of(SHARD, AT, FOR);

  /** Takes an item out of the index. */
  static final DynamoExpression NOT_DUE =
      new DynamoExpression("REMOVE #due, #dueAt, #dueFor", Map.of());

  /** The one partition of the leases that runs of settle have of the index's shards. */
  private static final String LEASES = "LEASES";

  private static final String PUBLISH = "publish";
  private static final String TIME = "time";
  private static final String TELL = "tell";
  private static final String ASK = "ask";

  private final Table table;

  DueItems(Table table) {
    this.table = table;
  }

  /** Reads what is due in one partition of the index at or before {@code now}, oldest first. */
  static QueryRequest dueAtLast(String partition, Instant now, int limit) {
    var wanted =
        DynamoExpression.of(
            "#due = :due AND #dueAt <= :now",
            Values.none().text(":due", partition).time(":now", now));
    return query(wanted, limit);
  }

  /** Reads a page of one partition of the index, in the order of its times. */
  static QueryRequest query(DynamoExpression wanted, int limit) {
    return QueryRequest.builder()
        .indexName(INDEX)
        .keyConditionExpression(wanted.text())
        .expressionAttributeNames(wanted.names())
        .expressionAttributeValues(wanted.values())
        .limit(limit)
        .build();
  }

  /** The item, in the index. */
  static Values due(Values item, DueWork work) {
    return item.text(SHARD, Keys.shard(Shards.of(work)))
        .time(AT, work.dueAt())
        .text(FOR, purpose(work));
  }

  /** Puts an item into the index. */
  static DynamoExpression dueFor(DueWork work) {
    return DynamoExpression.of(
        "SET #due = :due, #dueAt = :dueAt, #dueFor = :dueFor",
        Values.none()
            .text(":due", Keys.shard(Shards.of(work)))
            .time(":dueAt", work.dueAt())
            .text(":dueFor", purpose(work)));
  }

  /** Whether the item of a session waits for nothing but the time at which its claims are due. */
  static boolean onlyAsks(Values item) {
    return ASK.equals(item.textOrNull(FOR));
  }

  @Override
  public List<DueWork> due(int shard, Instant now, int limit) {
    var request = dueAtLast(Keys.shard(shard), now, limit);
    return table.query("read what is due", request, limit).stream().map(DueItems::read).toList();
  }

  @Override
  public boolean lease(int shard, String holder, Instant now, Instant until) {
    var taken =
        DynamoExpression.of(
            "SET #holder = :holder, #until = :until",
            Values.none().text(":holder", holder).time(":until", until));
    var free =
        DynamoExpression.of(
            "attribute_not_exists(#until) OR #until <= :now OR #holder = :holder",
            Values.none().time(":now", now).text(":holder", holder));
    return table.updateIf("lease a shard", leaseKey(shard), taken, free);
  }

  @Override
  public void endLease(int shard, String holder) {
    var held = DynamoExpression.of("#holder = :holder", Values.none().text(":holder", holder));
    var ended = new DynamoExpression("REMOVE #holder, #until", Map.of());
    table.updateIf("end a lease", leaseKey(shard), ended, held);
  }

  @Override
  public void finish(DueWork work) {
    table.updateIf("finish due work", key(work), NOT_DUE, stillDue(work));
  }

  @Override
  public void putOff(DueWork work, Instant until) {
    var later = DynamoExpression.of("SET #dueAt = :later", Values.none().time(":later", until));
    table.updateIf("put off due work", key(work), later, stillDue(work));
  }

  @Override
  public boolean lookAgain(DueWork.TimeReached work) {
    var published =
        DynamoExpression.of(
            "attribute_exists(#pk) AND (attribute_not_exists(#dueFor) OR #dueFor = :still)",
            Values.none().text(":still", TIME));
    return table.updateIf("look at an entry again", key(work), dueFor(work), published);
  }

  private static DynamoExpression stillDue(DueWork work) {
    if (work instanceof DueWork.Unreadable) {
      return new DynamoExpression("attribute_exists(#due)", Map.of());
    }
    return DynamoExpression.of(
        "#dueAt = :was AND #dueFor = :for",
        Values.none().time(":was", work.dueAt()).text(":for", purpose(work)));
  }

  private static String purpose(DueWork work) {
    return switch (work) {
      case DueWork.Publish publish -> PUBLISH;
      case DueWork.TimeReached time -> TIME;
      case DueWork.TellOutcomes tell -> TELL;
      case DueWork.AskClaims ask -> ASK;
      case DueWork.Unreadable item -> throw new IllegalArgumentException("an unreadable item");
    };
  }

  private static Key leaseKey(int shard) {
    return new Key(LEASES, Keys.shard(shard));
  }

  private static Key key(DueWork work) {
    return switch (work) {
      case DueWork.OnEntry entry -> Keys.entry(entry.tenant(), entry.claim(), entry.seq());
      case DueWork.OnSession session -> Keys.current(session.tenant(), session.session());
      case DueWork.Unreadable item -> new Key(item.pk(), item.sk());
    };
  }

  /** One unreadable item does not hide the others of its page. */
  private static DueWork read(Values item) {
    var key = new Key(item.text(Key.PK), item.text(Key.SK));
    try {
      return Failures.reading("due work", () -> work(key, item.text(FOR), item.time(AT)));
    } catch (Defect unreadable) {
      return new DueWork.Unreadable(key.pk(), key.sk(), timeOrEpoch(item));
    }
  }

  private static DueWork work(Key key, String purpose, Instant dueAt) {
    String[] parts = key.pk().split("#", 4);
    var tenant = new TenantId(parts[1]);
    return switch (purpose) {
      case PUBLISH -> new DueWork.Publish(tenant, Claim.parse(parts[3]), Keys.seq(key), dueAt);
      case TIME -> new DueWork.TimeReached(tenant, Claim.parse(parts[3]), Keys.seq(key), dueAt);
      case TELL -> new DueWork.TellOutcomes(tenant, new SessionId(parts[3]), dueAt);
      case ASK -> new DueWork.AskClaims(tenant, new SessionId(parts[3]), dueAt);
      default -> throw new IllegalArgumentException("no work is for this");
    };
  }

  private static Instant timeOrEpoch(Values item) {
    try {
      return item.time(AT);
    } catch (Defect unreadable) {
      return Instant.EPOCH;
    }
  }
}
