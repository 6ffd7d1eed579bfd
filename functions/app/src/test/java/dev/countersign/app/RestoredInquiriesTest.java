package dev.countersign.app;

import static dev.countersign.app.AskedSession.INQUIRY;
import static dev.countersign.app.AskedSession.WAITED;
import static dev.countersign.app.AskedSession.declined;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.Question;
import dev.countersign.ledger.Questions.Order;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.memory.InMemoryLedger;
import dev.countersign.testing.dynamo.InProcessDynamo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a restore of the table does to inquiries. The table is taken back to a time at which it has
 * the session and nothing of the inquiry.
 */
final class RestoredInquiriesTest {
  private static final String RESTORED = "2026-11-21T09:00:00Z";
  private static final String SILENT = "2026-12-09T09:10:00Z";

  private static Stream<Ledger> ledgers() {
    return Stream.of(new InMemoryLedger(), new DynamoLedger(new InProcessDynamo(), "countersign"));
  }

  @ParameterizedTest
  @MethodSource("ledgers")
  void inquiryThatIsLost_isDraftedAgainUnderItsIdAndDeadline(Ledger ledger) {
    var before = AskedSession.claiming(new InMemoryLedger());
    before.pass(WAITED);
    var restored = AskedSession.claiming(ledger);
    restored.pass(RESTORED);
    restored.pass("2026-11-22T09:00:00Z");

    assertEquals(1, restored.history().size());
    assertEquals(before.last().lookAgainOrNull(), restored.last().lookAgainOrNull());
    assertEquals(before.last().registers().inquiry().orElseThrow().id().value(), INQUIRY);
    assertEquals(List.of(INQUIRY), listed(ledger, Order.NEWEST));
    assertEquals(List.of(INQUIRY), listed(ledger, Order.DEADLINE));
    restored.pass(SILENT);
    assertEquals("Lapsed(unanswered)", restored.stands());
    assertEquals(List.of(INQUIRY), listed(ledger, Order.NEWEST));
    assertEquals(List.of(), listed(ledger, Order.DEADLINE));
  }

  /** Sent again before it is drafted again it is refused, and counts once it comes after that. */
  @ParameterizedTest
  @MethodSource("ledgers")
  void declineThatIsLost_endsItWhenItIsSentAgain(Ledger ledger) {
    var restored = AskedSession.claiming(ledger);
    var early = restored.payer(RESTORED, "p1", declined(INQUIRY, "not_ours"));
    assertTrue(early.text().contains("unknown_inquiry"), early.text());
    restored.pass(RESTORED);

    var again = restored.payer(RESTORED, "p1", declined(INQUIRY, "not_ours"));

    assertEquals(200, again.status(), again.text());
    assertEquals("NotBillable(declined not_ours)", restored.stands());
    restored.pass(SILENT);
    assertEquals("NotBillable(declined not_ours)", restored.stands());
  }

  /** Silence had it owed, and the bill is on the bus. */
  @ParameterizedTest
  @MethodSource("ledgers")
  void billOfAnInquiryThatIsLost_isNotMadeTwice(Ledger ledger) {
    var before = AskedSession.claiming(new InMemoryLedger(), "owed");
    before.pass(WAITED);
    before.pass(SILENT);
    var bus =
        before.history().stream().flatMap(stored -> stored.entry().results().stream()).toList();
    assertEquals(1, bus.size());
    var restored = AskedSession.claiming(ledger, "owed");
    restored
        .world
        .reconcileRestoredTable()
        .reconcile(bus, Duration.ofDays(1), Instant.parse("2026-12-10T09:00:00Z"), told -> {});
    restored.pass("2026-12-10T09:00:00Z");
    restored.pass("2026-12-11T09:00:00Z");
    restored.pass("2026-12-20T09:00:00Z");

    assertEquals("Billable(unanswered)", restored.stands());
    assertEquals(bus.getFirst().id(), restored.last().billed().standing().orElseThrow().event());
    assertEquals(List.of(INQUIRY), listed(ledger, Order.NEWEST));
  }

  private static List<String> listed(Ledger ledger, Order order) {
    return ledger
        .questions()
        .list(World.TENANT, Question.Kind.INQUIRY, order, Optional.empty())
        .questions()
        .stream()
        .map(Question::id)
        .toList();
  }
}
