package dev.countersign.app;

import static dev.countersign.app.World.named;
import static dev.countersign.app.World.said;
import static dev.countersign.app.World.session;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.history.AppendResult;
import dev.countersign.app.operate.restore.ReconcileRestoredTable.Reconciled;
import dev.countersign.domain.ReasonCodes;
import dev.countersign.domain.billing.ResultEvent;
import dev.countersign.ledger.memory.InMemoryLedger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A table that lost everything but its tenant, told what the bus has. */
final class ReconcileRestoredTableTest {
  private static final String TICKET = "ticket_resolved";
  private static final Duration GRACE = Duration.ofDays(1);

  private final World lost = World.over(new InMemoryLedger());
  private final World restored = World.over(new InMemoryLedger());

  @BeforeEach
  void billedTakenBackAndBilledAgain() {
    lost.record("s1", session("ses_1"));
    for (String record : List.of("1", "2")) {
      say(lost, "attested", record, 1);
      say(lost, "retracted", record, 2);
      say(lost, "attested", record, 3);
    }
    restored.now = lost.now.plusSeconds(60);
  }

  private static String say(World world, String act, String record, int second) {
    var said =
        said(act, TICKET, record, named("ses_1"))
            .replace(
                "\"reason\"", "\"stated_at\":\"2026-11-02T12:00:0" + second + "Z\",\"reason\"");
    var answer = world.attest("crm", record + "-" + second, said);
    assertEquals(200, answer.status(), answer.text());
    return answer.text();
  }

  private List<ResultEvent> published() {
    return Stream.of("1", "2")
        .flatMap(record -> lost.history(TICKET, record).stream())
        .flatMap(stored -> stored.entry().results().stream())
        .toList();
  }

  private List<AppendResult> tell(World world, List<ResultEvent> published) {
    var told = new ArrayList<Reconciled>();
    world.reconcileRestoredTable().reconcile(published, GRACE, world.now, told::add);
    return told.stream().map(Reconciled::result).toList();
  }

  @Test
  void tell_eachOutcomeThatWasLost_standsAsOnTheBus() {
    var results = tell(restored, published().reversed());

    assertEquals(2, results.size());
    var entry = results.getFirst().appended().orElseThrow().entry();
    assertEquals(World.claim(TICKET, "1"), entry.claim());
    assertEquals(2, entry.billed().revisions());
    assertEquals("0.99 EUR", restored.state(TICKET, "2").get("billed"));
    assertEquals(2, tell(lost, published()).stream().filter(AppendResult::isUnchanged).count());
  }

  @Test
  void tell_thenAllSentAgainInAnotherOrder_publishesNothing() {
    tell(restored, published());
    restored.settle();
    var answer = say(restored, "attested", "1", 3);
    say(restored, "retracted", "1", 2);
    restored.record("s1", session("ses_1"));
    say(restored, "attested", "1", 1);
    assertTrue(answer.contains("\"status\":\"Billable\",\"reason\":\"restored\""), answer);

    restored.now = restored.now.plus(GRACE);
    restored.settle();

    assertEquals("0.99 EUR", restored.state(TICKET, "1").get("billed"));
    var last = restored.history(TICKET, "1").getLast().entry();
    assertEquals("null", String.valueOf(last.reasonOrNull()));
    // Of the other nobody said anything again.
    assertEquals(Map.of("reversal", 1L), count(restored));
    assertEquals(
        ReasonCodes.NOT_ATTESTED, restored.history(TICKET, "2").getLast().entry().reasonOrNull());
  }

  private static Map<String, Long> count(World world) {
    return world.bus.values().stream()
        .collect(Collectors.groupingBy(kind -> kind, Collectors.counting()));
  }

  @Test
  void tell_outcomeOfATypeWithoutTerms_isRefusedByName() {
    var other = new World(new InMemoryLedger());

    var refused = tell(other, published()).getFirst();

    assertEquals("no_terms", refused.problem().orElseThrow().reason());
    assertEquals(List.of(), other.history(TICKET, "1"));
  }
}
