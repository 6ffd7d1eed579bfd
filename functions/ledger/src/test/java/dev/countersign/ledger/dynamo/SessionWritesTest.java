package dev.countersign.ledger.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.Digest;
import dev.countersign.domain.MatchKey;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.session.Session;
import dev.countersign.forms.inbound.SessionForm.SessionRecord;
import dev.countersign.ledger.Evidence;
import dev.countersign.ledger.SessionMessage;
import dev.countersign.ledger.Sessions.Recording;
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
    var table = new Table(client, NAME, pauses::add);
    var name = Digest.of(said.recordedAt() + said.content().hex());
    var message =
        new SessionMessage(
            name, new SessionRecord(said, raw, List.of()), Set.of(key(key)), evidence);
    var recording =
        new SessionWrites(
                table, new SessionCopies(table), new ErasableParts(new EvidenceKeys(table)))
            .record(TENANT, message);
    return ((Recording.Recorded) recording).current();
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
  private class Overtaken implements DynamoDbClient {
    private int times;

    Overtaken(int times) {
      this.times = times;
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
      if (Values.of(request.item()).text(Key.SK).equals(Keys.CURRENT) && times-- > 0) {
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
    assertTrue(ledger.matching(TENANT, Set.of(key("ada")), NOON).isEmpty());
    assertEquals(1, ledger.matching(TENANT, Set.of(key("eve")), NOON).size());
  }

  @Test
  void record_thatIsOvertakenByOlderForms_stands() {
    var said = form("mine", NOON.plusSeconds(500));
    var current = record(new Overtaken(2), said, "ada");

    assertEquals(said.content(), current.content());
    var ledger = new DynamoLedger(items, NAME).sessions();
    assertEquals(1, ledger.matching(TENANT, Set.of(key("ada")), NOON).size());
    assertTrue(ledger.matching(TENANT, Set.of(key("eve")), NOON).isEmpty());
  }

  @Test
  void addWaitingClaim_pointer_neverExpires() {
    new DynamoLedger(items, NAME)
        .sessions()
        .addWaitingClaim(
            TENANT,
            dev.countersign.domain.Claim.parse("ticket_resolved/1"),
            Set.of(key("ada")),
            NOON,
            NOON.plusSeconds(60));

    var pointers = items.scan(r -> r.tableName(NAME)).items();
    assertEquals(1, pointers.size());
    assertFalse(pointers.getFirst().containsKey(TableForm.EXPIRES));
  }

  /** A session whose start and keys are corrected again and again: its item stays small. */
  @Test
  void record_manyCorrections_forgetsTheKeysOfFormerForms() {
    for (int i = 0; i < 350; i++) {
      record(items, form("form-" + i, NOON.plusSeconds(i)), "key-" + i);
    }

    var key = Keys.current(TENANT, new SessionId("ses_1"));
    var current = Values.of(items.getItem(r -> r.tableName(NAME).key(key.map())).item());
    int places = SessionCopies.ever(current).size();
    assertTrue(places <= 102, "places: " + places);
    var ledger = new DynamoLedger(items, NAME).sessions();
    assertEquals(1, ledger.matching(TENANT, Set.of(key("key-349")), NOON).size());
    for (int i = 0; i < 349; i++) {
      assertTrue(ledger.matching(TENANT, Set.of(key("key-" + i)), NOON).isEmpty());
    }
  }

  /** Whoever recorded the session failed before its copies were written; settle makes up for it. */
  @Test
  void completed_copiesNotWritten_writesThem() {
    var failing =
        new Overtaken(0) {
          @Override
          public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
            throw new IllegalStateException("the process ends");
          }
        };
    var said = form("a", NOON);
    assertThrows(RuntimeException.class, () -> record(failing, said, "ada"));
    var ledger = new DynamoLedger(items, NAME).sessions();
    assertTrue(ledger.matching(TENANT, Set.of(key("ada")), NOON).isEmpty());

    assertEquals(said, ledger.completed(TENANT, said.id()).orElseThrow());
    assertEquals(1, ledger.matching(TENANT, Set.of(key("ada")), NOON).size());
  }
}
