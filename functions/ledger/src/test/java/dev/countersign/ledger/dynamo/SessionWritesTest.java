package dev.countersign.ledger.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.Digest;
import dev.countersign.domain.MatchKey;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.session.Session;
import dev.countersign.ledger.Evidence;
import dev.countersign.testing.dynamo.InProcessDynamo;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;

/** What recording a session leaves in the table, and who comes between. */
final class SessionWritesTest {
  private static final String NAME = "countersign";
  private static final TenantId TENANT = new TenantId("t1");
  private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

  private final InProcessDynamo items = new InProcessDynamo();
  private final List<Integer> pauses = new ArrayList<>();

  private static Session form(String content, Instant recordedAt) {
    return new Session(
        new SessionId("ses_1"),
        null,
        new Session.Agent("sales", null),
        null,
        Session.Mode.LIVE,
        Session.HandledBy.AGENT,
        null,
        new TreeSet<>(),
        NOON.minusSeconds(60),
        null,
        recordedAt,
        recordedAt,
        Digest.of("form", content));
  }

  private static MatchKey key(String of) {
    return new MatchKey(MatchKey.Kind.EMAIL, Digest.of(of).hex());
  }

  private Session record(DynamoDbClient client, Session said, String key) {
    var raw = Bytes.of(said.content().hex().getBytes(StandardCharsets.UTF_8));
    var evidence =
        new Evidence(raw.digest(), raw, "application/json", new TreeMap<>(), new TreeMap<>(), NOON);
    return new SessionWrites(new Table(client, NAME, pauses::add))
        .record(TENANT, said, Set.of(key(key)), raw, evidence);
  }

  private long forms() {
    return items.scan(r -> r.tableName(NAME)).items().stream()
        .filter(item -> item.containsKey("content"))
        .count();
  }

  @Test
  void record_ofEachForm_isKeptForGood() {
    record(items, form("a", NOON), "ada");
    record(items, form("b", NOON), "ada");
    record(items, form("c", NOON.plusSeconds(1)), "ada");
    record(items, form("c", NOON.plusSeconds(1)), "ada");

    assertEquals(3, forms());
  }

  /** Another writer comes between the read and the write, so many times. */
  private final class Overtaken implements DynamoDbClient {
    private int times;

    Overtaken(int times) {
      this.times = times;
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
      if (request.conditionExpression() != null && times-- > 0) {
        record(items, form("other-" + times, NOON.plusSeconds(100 - times)), "eve");
      }
      return items.putItem(request);
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
      return items.getItem(request);
    }

    @Override
    public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
      return items.batchWriteItem(request);
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }

  @Test
  void record_thatIsOvertaken_doesNotCoverTheOther() {
    var said = form("mine", NOON.plusSeconds(5));
    var current = record(new Overtaken(3), said, "ada");

    assertEquals(form("other-0", NOON).content(), current.content());
    assertEquals(List.of(1, 2, 3), pauses);
    var ledger = new DynamoLedger(items, NAME).sessions();
    assertEquals(current, ledger.find(TENANT, said.id()).orElseThrow());
    assertTrue(ledger.matching(TENANT, Set.of(key("ada"))).isEmpty());
    assertEquals(1, ledger.matching(TENANT, Set.of(key("eve"))).size());
  }

  @Test
  void record_thatIsOvertakenByOlderForms_stands() {
    var said = form("mine", NOON.plusSeconds(500));
    var current = record(new Overtaken(2), said, "ada");

    assertEquals(said.content(), current.content());
    var ledger = new DynamoLedger(items, NAME).sessions();
    assertEquals(1, ledger.matching(TENANT, Set.of(key("ada"))).size());
    assertTrue(ledger.matching(TENANT, Set.of(key("eve"))).isEmpty());
  }

  @Test
  void addWaitingClaim_pointer_expiresOnlyAfterItsEnd() {
    var until = NOON.plusSeconds(60).plusMillis(1);
    new DynamoLedger(items, NAME)
        .sessions()
        .addWaitingClaim(
            TENANT,
            dev.countersign.domain.Claim.parse("ticket_resolved/1"),
            Set.of(key("ada")),
            NOON,
            until);

    long expires =
        items.scan(r -> r.tableName(NAME)).items().stream()
            .mapToLong(item -> Values.of(item).count(TableForm.EXPIRES))
            .findFirst()
            .orElseThrow();
    assertEquals(until.getEpochSecond() + 1, expires);
  }
}
