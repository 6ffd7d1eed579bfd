package dev.countersign.testing.engine.audit;

import static dev.countersign.testing.engine.audit.AuditedLife.ACME;
import static dev.countersign.testing.engine.audit.AuditedLife.answered;
import static dev.countersign.testing.engine.audit.AuditedLife.at;
import static dev.countersign.testing.engine.audit.AuditedLife.posting;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.testing.engine.DedupeRule;
import dev.countersign.testing.engine.EngineRequest;
import dev.countersign.testing.engine.EngineRules;
import dev.countersign.testing.engine.Faults;
import dev.countersign.testing.engine.Outage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tries after others that nothing is wrong with. */
final class RetriesAuditTest {
  private static final Instant NOON = at("11-10T12:00");
  private static final Instant END = at("11-20T00:00");
  private static final EngineRequest REQUEST = EngineRequest.usage("res_b", ACME, 3000, NOON);

  /** A try that was surely not taken begins no dedupe window. */
  @Test
  void of_firstTryAfterAnOutageLongerThanTheWindow_findsNothing() {
    var away = new Outage(NOON, NOON.plusSeconds(60), Outage.How.NO_CONNECTION, null);
    var rules =
        EngineRules.plain()
            .with(DedupeRule.byKey().within(Duration.ofHours(24)))
            .with(new Faults(1, 0, 0, List.of(away)));
    var life = new AuditedLife(rules);
    var billable = life.billable("res_b", 3000, NOON);
    var late = NOON.plus(Duration.ofDays(3));
    life.sends(REQUEST, NOON);
    life.sends(REQUEST, late);
    life.is(posting(billable, "sent").tried(List.of(answered(NOON), answered(late))));

    assertEquals(List.of(), life.breaches(END));
  }

  /** While a worker that died has the lease, nobody else may try. */
  @Test
  void of_tryAfterALongLeaseOfADeadWorker_findsNothing() {
    var life = new AuditedLife(EngineRules.plain());
    var billable = life.billable("res_b", 3000, NOON);
    var later = NOON.plus(Duration.ofMinutes(10));
    life.sends(REQUEST, NOON);
    life.sends(REQUEST, later);
    life.is(
        posting(billable, "sent")
            .tried(
                List.of(
                    new PostingTry(NOON, NOON, later, null),
                    new PostingTry(NOON, later, later.plusSeconds(90), later.plusSeconds(1)))));

    assertEquals(List.of(), life.breaches(END));
  }
}
