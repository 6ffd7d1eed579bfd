package dev.countersign.app;

import static dev.countersign.app.StoredScenario.HELD;
import static dev.countersign.app.StoredScenario.TICKET;
import static dev.countersign.app.World.TENANT;
import static dev.countersign.app.World.named;
import static dev.countersign.app.World.said;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.failure.Unavailable;
import dev.countersign.ledger.EntryScan;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.members.Member;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Items that a later release wrote in a form that this one doesn't know: nothing is decided by
 * guessing, nothing is put aside for ever, and nothing else breaks.
 */
final class LaterReleaseTest {
  private static final Duration TWO_HOURS = Duration.ofHours(2);

  private final DynamoDbClient client = Member.EMBEDDED.client();
  private final String table = Member.EMBEDDED.table();
  private final DynamoLedger ledger = new DynamoLedger(client, table);

  @BeforeEach
  void play() {
    StoredScenario.play(ledger);
  }

  @Test
  void attest_outcomeOfALaterRelease_isToBeSentAgainAndChangesNothing() {
    repack(HELD, "2");
    var world = StoredScenario.later(ledger, TWO_HOURS);
    int before = StoredItems.of(client, table).size();

    var held = world.attest("crm", "m20", said("retracted", HELD, "2", named("ses_1")));

    assertEquals(503, held.status(), held.text());
    assertEquals(before, StoredItems.of(client, table).size());
    var other = world.attest("crm", "m21", said("retracted", TICKET, "1", named("ses_1")));
    assertEquals(200, other.status(), other.text());
  }

  @Test
  void attest_sessionOfALaterRelease_isToBeSentAgain() {
    var key = Map.of("pk", AttributeValue.fromS("T#acme#S#ses_1"), "sk", text("SESSION"));
    change(
        key,
        "session",
        session -> AttributeValue.fromS(session.s().replaceFirst("\\{", "{\"about\":\"later\",")));
    var world = StoredScenario.later(ledger, TWO_HOURS);

    var answer = world.attest("crm", "m20", said("attested", TICKET, "20", named("ses_1")));

    assertEquals(503, answer.status(), answer.text());
    assertTrue(world.history(TICKET, "20").isEmpty());
  }

  @Test
  void settle_outcomeOfALaterRelease_staysDueAndTheOthersAreDone() {
    repack(HELD, "2");
    var world = StoredScenario.later(ledger, TWO_HOURS);

    var report = world.settleOnly();

    assertEquals(1, report.failed(), report.toString());
    assertFalse(Objects.requireNonNull(item(entry(HELD, "2")).get("due")).s().isEmpty());
    assertEquals("Billable", world.history(HELD, "6").getLast().entry().status().wire());
  }

  @Test
  void settle_workForAPurposeOfALaterRelease_staysDue() {
    change(entry(HELD, "2"), "dueFor", was -> text("later"));
    var world = StoredScenario.later(ledger, TWO_HOURS);

    assertEquals(1, world.settleOnly().failed());

    assertEquals("later", Objects.requireNonNull(item(entry(HELD, "2")).get("dueFor")).s());
  }

  @Test
  void scan_entryOfALaterRelease_isToldAndHidesNoOther() {
    var all = found().size();
    repack(HELD, "2");

    var found = found();

    assertEquals(all, found.size());
    assertEquals(1, found.stream().filter(EntryScan.Unreadable.class::isInstance).count());
  }

  @Test
  void erase_withAnEntryOfALaterRelease_doesNotSayThatItIsDone() {
    repack(HELD, "2");
    var world = StoredScenario.later(ledger, TWO_HOURS);

    assertThrows(Unavailable.class, () -> world.erase(ledger.personalData(), "ada@example.com"));
  }

  private List<EntryScan.Found> found() {
    var found = new ArrayList<EntryScan.Found>();
    ledger.entryScan().entries(new EntryScan.Part(0, 1), Optional.of(TENANT), found::add);
    return found;
  }

  /** Has an outcome's first entry packed with a dictionary that this release doesn't have. */
  private void repack(String type, String record) {
    change(
        entry(type, record),
        "packed",
        was -> {
          byte[] packed = was.b().asByteArray();
          packed[0]++;
          return AttributeValue.fromB(SdkBytes.fromByteArray(packed));
        });
  }

  private void change(
      Map<String, AttributeValue> key, String name, UnaryOperator<AttributeValue> change) {
    var item = new HashMap<>(item(key));
    item.put(name, change.apply(Objects.requireNonNull(item.get(name))));
    client.putItem(r -> r.tableName(table).item(item));
  }

  private Map<String, AttributeValue> item(Map<String, AttributeValue> key) {
    return client.getItem(r -> r.tableName(table).key(key).consistentRead(true)).item();
  }

  private static Map<String, AttributeValue> entry(String type, String record) {
    return Map.of("pk", text("T#acme#O#" + World.claim(type, record)), "sk", text("E#000001"));
  }

  private static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }
}
