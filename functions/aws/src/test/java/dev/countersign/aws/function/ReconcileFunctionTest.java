package dev.countersign.aws.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.aws.invocation.TestInvocation;
import dev.countersign.aws.metric.MetricLines;
import dev.countersign.ledger.Reconciliations.KnownDifference;
import dev.countersign.ledger.memory.InMemoryLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A run of reconcile: what it answers and measures. */
final class ReconcileFunctionTest {
  private final InMemoryLedger ledger = new InMemoryLedger();
  private final MetricLines metrics = new MetricLines();
  private final BillingRuns billing = new BillingRuns(ledger, TestInvocation.measuredBy(metrics));

  @Test
  void reconcile_noTargets_isDoneAndMeasuresNothing() {
    var answer = billing.reconcile(Duration.ofMinutes(15));

    assertTrue(answer.contains("\"targets\":0"), answer);
    assertTrue(answer.contains("\"open\":0,\"old\":0,\"goes_on\":0"), answer);
    assertEquals(Map.of(), metrics.values());
  }

  @Test
  void reconcile_timeIsOver_saysThatTheNextRunGoesOn() {
    billing.bill("customer");

    var answer = billing.reconcile(Duration.ofMinutes(2));
    assertTrue(answer.contains("\"goes_on\":1"), answer);
    assertEquals(1, metrics.values().get("ReconcileUnfinished"));

    assertTrue(billing.reconcile(Duration.ofMinutes(15)).contains("\"goes_on\":0"));
  }

  @Test
  void reconcile_differenceOfLastWeek_isMeasuredAsOld() {
    billing.bill("customer");
    var now = Instant.now();
    for (int days : new int[] {0, 7}) {
      var found = now.minus(Duration.ofDays(days));
      ledger
          .reconciliations()
          .remember(BillingRuns.TARGET, new KnownDifference("d" + days, "2026-11", found, now));
    }

    // A run that looks at nothing forgets nothing.
    var answer = billing.reconcile(Duration.ofMinutes(2));
    assertTrue(answer.contains("\"open\":2,\"old\":1"), answer);
    assertEquals(1, metrics.values().get("DifferencesOld"));
  }
}
