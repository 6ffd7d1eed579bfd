package dev.countersign.app;

import static dev.countersign.app.DisputedPolicy.TENTH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.dispute.line.IndexedLineNames;
import dev.countersign.domain.Claim;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.memory.InMemoryLedger;
import dev.countersign.testing.dynamo.InProcessDynamo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a restore of the table does to disputes, and to what finds them. */
final class RestoredDisputesTest {
  private static final Duration GRACE = Duration.ofDays(30);

  private static Stream<Ledger> ledgers() {
    return Stream.of(new InMemoryLedger(), new DynamoLedger(new InProcessDynamo(), "countersign"));
  }

  /** Nothing of the outcome is left in the table. */
  @ParameterizedTest
  @MethodSource("ledgers")
  void resultThatTheBusHas_isFoundByItsIdAgain(Ledger ledger) {
    var before = DisputedPolicy.billed(new InMemoryLedger(), "billed");
    var results =
        before.history().stream().flatMap(stored -> stored.entry().results().stream()).toList();
    DisputedPolicy.apply(ledger, "billed");
    var restored = DisputedPolicy.of(ledger);
    var names = new IndexedLineNames(ledger.monthIndex(), ledger.namedOutcomes());
    var event = results.getFirst().id();
    assertTrue(names.event(World.TENANT, event).isEmpty());

    restored
        .world
        .reconcileRestoredTable()
        .reconcile(results, GRACE, Instant.parse(TENTH), told -> {});

    var found = names.event(World.TENANT, event).orElseThrow();
    assertEquals(before.claim(), found.claim());
    assertEquals(1, found.revisionOrNull());
  }

  /** What the seller answered may be lost, though no result is. */
  @ParameterizedTest
  @MethodSource("ledgers")
  void undecidedDispute_isGivenTheGrace(Ledger ledger) {
    var policy = DisputedPolicy.billed(ledger, "billed");
    var _ = policy.disputes(TENTH, "p1", "not_ours");
    policy.pass(TENTH);
    var told = new ArrayList<Claim>();

    policy
        .world
        .reconcileRestoredTable()
        .reconcile(
            List.of(), GRACE, Instant.parse("2026-12-15T09:00:00Z"), of -> told.add(of.claim()));

    assertEquals(List.of(policy.claim()), told);
    policy.pass("2026-12-20T09:00:00Z");
    assertEquals("Billable(restored) +30.00", policy.stands());
    policy.pass("2027-01-14T09:00:00Z");
    assertEquals("NotBillable(unanswered) +30.00 -30.00", policy.stands());
  }
}
