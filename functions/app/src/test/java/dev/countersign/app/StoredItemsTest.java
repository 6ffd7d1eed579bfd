package dev.countersign.app;

import static dev.countersign.app.StoredScenario.FIRST;
import static dev.countersign.app.StoredScenario.HELD;
import static dev.countersign.app.StoredScenario.TICKET;
import static dev.countersign.app.World.TENANT;
import static dev.countersign.app.World.named;
import static dev.countersign.app.World.said;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.operate.replay.ReplayRefused.Replayed;
import dev.countersign.domain.OutcomeType;
import dev.countersign.forms.event.CloudEventForm;
import dev.countersign.forms.event.PublishedEvent;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.members.Member;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * This release goes on with a table that the last release wrote, and with one that the next release
 * wrote if that only added attributes (docs/compatibility.md).
 */
@ParameterizedClass
@EnumSource(StoredItemsTest.Writer.class)
final class StoredItemsTest {
  /** Who wrote the table. */
  enum Writer {
    LAST_RELEASE,
    NEXT_RELEASE
  }

  private static final Duration TWO_HOURS = Duration.ofHours(2);

  private final Writer writer;

  private final DynamoDbClient client = Member.EMBEDDED.client();
  private final String table = Member.EMBEDDED.table();
  private final DynamoLedger ledger = new DynamoLedger(client, table);

  StoredItemsTest(Writer writer) {
    this.writer = writer;
  }

  @BeforeEach
  void load() throws IOException {
    var items = LastRelease.items();
    StoredItems.put(
        client,
        table,
        writer == Writer.LAST_RELEASE
            ? items
            : items.stream().map(StoredItemsTest::withMore).toList());
  }

  private static Map<String, AttributeValue> withMore(Map<String, AttributeValue> item) {
    var more = new HashMap<>(item);
    var text = AttributeValue.fromS("of a later release");
    more.put("later", text);
    more.put("laterTree", AttributeValue.fromM(Map.of("later", text)));
    return more;
  }

  @Test
  void histories_ofTheTable_areReadWithTheirHashesReceiptsAndEvents() throws IOException {
    assertEquals(LastRelease.said(), LastRelease.says(ledger));
  }

  @Test
  void attest_messageAnsweredBefore_getsItsReceiptAgain() {
    var before = history(TICKET, "1");
    var world = StoredScenario.later(ledger, TWO_HOURS);

    var answer = world.attest("crm", "m1", FIRST);

    assertEquals(200, answer.status(), answer.text());
    assertTrue(answer.text().contains(before.getFirst().receipt()), answer.text());
    assertEquals(before, history(TICKET, "1"));
  }

  @Test
  void settle_holdsThatEnded_arePublishedUnderTheirIds() throws IOException {
    var world = StoredScenario.later(ledger, TWO_HOURS);

    var report = world.settle();

    assertEquals(0, report.failed(), report.toString());
    assertEquals(LastRelease.settled(), List.copyOf(world.bus.entrySet()).toString());
    assertEquals("Billable", history(HELD, "2").getLast().entry().status().wire());
  }

  @Test
  void retraction_ofABilledOutcome_reversesItsEvent() {
    var billed = events(history(TICKET, "1")).getFirst();
    var world = StoredScenario.later(ledger, TWO_HOURS);

    world.attest("crm", "m20", said("retracted", TICKET, "1", named("ses_1")));
    world.settle();

    assertTrue(
        world.told.stream().anyMatch(detail -> detail.contains("\"reverses\":\"" + billed.id())),
        String.join("\n", world.told));
  }

  @Test
  void session_recordedLate_findsTheOutcomeThatWaits() {
    var world = StoredScenario.later(ledger, TWO_HOURS);

    world.record("s9", World.session("ses_9", "nobody@example.com"));

    assertEquals("Billable", history(TICKET, "4").getLast().entry().status().wire());
  }

  @Test
  void fetch_deliveryThatWaits_isRead() {
    var world = StoredScenario.later(ledger, TWO_HOURS);

    var thin = new ThinCrm(world);
    thin.apply(ThinCrm.CREDENTIAL);

    var report = thin.read(200, ThinCrm.WON);

    assertEquals(1, report.done(), report.toString());
  }

  @Test
  void replay_refusedDelivery_isDecided() {
    var refused = ledger.refusals().list(TENANT, 10).getFirst();
    var world = StoredScenario.later(ledger, TWO_HOURS);
    assertInstanceOf(Replayed.Refused.class, world.replay(refused));

    ledger
        .registry()
        .putTerms(
            TENANT,
            new OutcomeType("car_sold"),
            1,
            ledger
                .registry()
                .terms(TENANT, new OutcomeType(TICKET))
                .getFirst()
                .replace(TICKET, "car_sold"));

    assertEquals(new Replayed.Decided(), StoredScenario.later(ledger, TWO_HOURS).replay(refused));
  }

  @Test
  void erase_person_leavesNothingOfHersReadable() {
    var world = StoredScenario.later(ledger, TWO_HOURS);

    world.erase(ledger.personalData(), "ada@example.com");

    var readable = new ArrayList<String>();
    ledger
        .personalData()
        .scan(
            TENANT,
            held ->
                held.evidence()
                    .filter(evidence -> evidence.raw().toText().contains("ada@example.com"))
                    .ifPresent(evidence -> readable.add(held.place().toString())));
    assertEquals(List.of(), readable);
  }

  @Test
  void whatOthersStore_isRead() {
    assertEquals(1, ledger.keySets().all().size());
    assertEquals(1, ledger.keySets().all().getFirst().failures());
    assertEquals(2, ledger.keyUses().all().getFirst().keys().size());
    assertEquals(3, ledger.passedOver().list(TENANT).getFirst().events());
    assertEquals(1, ledger.personalData().notes(TENANT).size());
  }

  private List<StoredEntry> history(String type, String record) {
    return ledger.outcomes().history(TENANT, World.claim(type, record));
  }

  private static List<PublishedEvent> events(List<StoredEntry> history) {
    return history.stream()
        .flatMap(stored -> CloudEventForm.of(stored.sealed(), stored.receipt()).stream())
        .filter(event -> event.detailType().equals("BillableResult"))
        .toList();
  }
}
