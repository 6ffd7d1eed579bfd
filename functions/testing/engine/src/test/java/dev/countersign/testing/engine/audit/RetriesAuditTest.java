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

  /** An answer that its worker didn't live to see ends no row of failures. */
  @Test
  void of_restAfterAnAnswerThatNobodySaw_findsNothing() {
    var broken = new Outage(NOON, NOON.plusSeconds(10), Outage.How.BROKEN, null);
    var again = new Outage(NOON.plusSeconds(20), NOON.plusSeconds(30), Outage.How.BROKEN, null);
    var faults = new Faults(1, 0, 0, List.of(broken, again));
    var life = new AuditedLife(EngineRules.plain().with(faults));
    for (int second : List.of(0, 1, 15, 20)) {
      var id = "res_" + second;
      var at = NOON.plusSeconds(second);
      var billable = life.billable(id, 100, NOON);
      life.sends(EngineRequest.usage(id, ACME, 100, NOON), at);
      var isSeen = second != 15;
      var answered = isSeen ? at : null;
      life.is(
          posting(billable, "sending")
              .tried(List.of(new PostingTry(at, at, at.plusSeconds(90), answered))));
    }
    var waits = life.billable("res_waits", 100, NOON);
    life.is(posting(waits, "ready").dueAt(NOON.plusSeconds(21)));

    // The third failure is that of second 20: the target rests until 80 s, two minutes of slack.
    assertEquals(List.of(), life.breaches(NOON.plusSeconds(80 + 120)));
  }

  /** One answer that says for how long the engine wants to be left alone begins a rest. */
  @Test
  void of_restForAsLongAsTheEngineSays_findsNothing() {
    var pause = Duration.ofMinutes(10);
    var busy = new Outage(NOON, NOON.plusSeconds(1), Outage.How.BUSY, pause);
    var life = new AuditedLife(EngineRules.plain().with(new Faults(1, 0, 0, List.of(busy))));
    var billable = life.billable("res_b", 3000, NOON);
    life.sends(REQUEST, NOON);
    life.is(posting(billable, "ready").tried(List.of(answered(NOON))).dueAt(NOON.plus(pause)));
    var waits = life.billable("res_waits", 100, NOON);
    life.is(posting(waits, "ready").dueAt(NOON.plusSeconds(1)));

    assertEquals(List.of(), life.breaches(NOON.plus(pause).plusSeconds(120)));
  }

  /**
   * A worker had the target rest, as the engine asked, and died before it wrote the answer down.
   */
  @Test
  void of_restAskedForFromAWorkerThatDied_findsNothing() {
    var pause = Duration.ofMinutes(10);
    var busy = new Outage(NOON, NOON.plusSeconds(1), Outage.How.BUSY, pause);
    var life = new AuditedLife(EngineRules.plain().with(new Faults(1, 0, 0, List.of(busy))));
    var billable = life.billable("res_b", 3000, NOON);
    var lease = NOON.plusSeconds(90);
    life.sends(REQUEST, NOON);
    life.is(
        posting(billable, "sending")
            .tried(List.of(new PostingTry(NOON, NOON, lease, null)))
            .dueAt(lease));

    assertEquals(List.of(), life.breaches(NOON.plus(pause).plusSeconds(120)));
  }
}
