package dev.countersign.testing.engine.audit;

import static dev.countersign.testing.engine.audit.AuditedLife.ACME;
import static dev.countersign.testing.engine.audit.AuditedLife.answered;
import static dev.countersign.testing.engine.audit.AuditedLife.at;
import static dev.countersign.testing.engine.audit.AuditedLife.posting;
import static dev.countersign.testing.engine.audit.AuditedLife.unanswered;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.testing.engine.BilledResult;
import dev.countersign.testing.engine.CorrectionRule;
import dev.countersign.testing.engine.CorrectionRule.Needed;
import dev.countersign.testing.engine.DedupeRule;
import dev.countersign.testing.engine.DedupeRule.Identity;
import dev.countersign.testing.engine.DedupeRule.Repetition;
import dev.countersign.testing.engine.EngineRequest;
import dev.countersign.testing.engine.EngineRequest.Kind;
import dev.countersign.testing.engine.EngineRules;
import dev.countersign.testing.engine.EngineRules.Floor;
import dev.countersign.testing.engine.Faults;
import dev.countersign.testing.engine.Outage;
import dev.countersign.testing.engine.PeriodRule;
import dev.countersign.testing.engine.PeriodRule.IntoClosed;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** For each rule a world that breaks it and no other, next to one that is right. */
final class BillingAuditTest {
  private static final Instant NOON = at("11-10T12:00");
  private static final Instant LATER = at("11-10T13:00");
  private static final Instant END = at("11-20T00:00");
  private static final EngineRules OPEN_MONTHS =
      EngineRules.plain().with(PeriodRule.months().closingAfter(Duration.ofDays(400)));

  private static void assertOnly(BillingRule rule, AuditedLife life, Instant end, String... ids) {
    assertEquals(Set.of(rule), life.broken(end), () -> life.told(end));
    for (var id : ids) {
      assertTrue(life.told(end).contains(id), () -> id + " is not named: " + life.told(end));
    }
  }

  private static void assertRight(AuditedLife life, Instant end) {
    assertEquals(List.of(), life.breaches(end));
  }

  @Test
  void of_sentCorrectedAndDocumented_findsNothing() {
    var life = new AuditedLife(EngineRules.monthly());
    var kept = life.billable("res_kept", 3000, NOON);
    var open = life.billable("res_open", 2000, NOON);
    var late = life.billable("res_late", 5000, NOON);
    life.sent(kept, NOON);
    life.sent(open, NOON);
    life.sent(late, NOON);
    life.corrects(life.reversal("res_open_r", open, LATER), open, LATER);
    var december = at("12-05T00:00");
    var reversal = life.knows(late.reversal("res_late_r", december, december).replacedBy("res_n"));
    var next = BilledResult.billable("res_n", ACME, 4000, december, december);
    life.knows(next.replacing("res_late_r"));
    life.sends(EngineRequest.document("res_late_r", ACME, -5000 + 4000, december), december);
    life.is(PostingRecord.of(reversal.id(), "sent", -1000).tried(List.of(answered(december))));
    life.is(posting(next, "corrected").by("res_late_r"));

    // 3000 + 2000 - 2000 + 5000 - 1000 = 7000 = 3000 + 4000
    assertEquals(7000, life.engine().books(december).billed(ACME));
    assertRight(life, at("12-20T00:00"));
  }

  @Test
  void of_openPostingsOfEveryState_findsNothing() {
    var life = new AuditedLife(EngineRules.plain());
    for (var state : List.of("ready", "held", "given_up")) {
      life.is(posting(life.billable("res_" + state, 100, NOON), state));
    }
    var sending = life.billable("res_sending", 100, NOON);
    life.is(posting(sending, "sending").tried(List.of(unanswered(NOON))));
    life.is(posting(life.reversal("res_sending_r", sending, LATER), "waiting"));
    var annulled = life.billable("res_annulled", 100, NOON);
    life.is(posting(annulled, "annulled"));
    life.is(posting(life.reversal("res_annulled_r", annulled, LATER), "annulled"));
    var givenUp = life.billable("res_up", 700, NOON);
    life.is(posting(givenUp, "given_up"));
    life.is(posting(life.reversal("res_up_r", givenUp, LATER), "annulled"));

    assertRight(life, END);
  }

  @Test
  void of_zeroNet_findsNothing() {
    var life = new AuditedLife(EngineRules.monthly());
    var first = life.billable("res_b", 3000, NOON);
    life.sent(first, NOON);
    var december = at("12-05T00:00");
    life.knows(first.reversal("res_r", december, december).replacedBy("res_n"));
    var next = BilledResult.billable("res_n", ACME, 3000, december, december);
    life.knows(next.replacing("res_r"));
    life.is(PostingRecord.of("res_r", "annulled", 0));
    life.is(posting(next, "corrected").by("res_r"));

    assertRight(life, at("12-20T00:00"));
  }

  @Test
  void of_sentThatTheEngineHasNot_breaksTheSums() {
    var life = new AuditedLife(EngineRules.plain());
    life.sent(life.billable("res_there", 3000, NOON), NOON);
    life.is(posting(life.billable("res_gone", 500, NOON), "sent"));

    assertOnly(BillingRule.SUMS, life, END, "res_gone", "500");
    assertTrue(!life.told(END).contains("res_there"));
  }

  @Test
  void of_lineTakenTwice_breaksTheSums() {
    var rules = EngineRules.plain().with(DedupeRule.byKey().racing(1000, Duration.ofSeconds(5)));
    var life = new AuditedLife(rules);
    var billable = life.billable("res_b", 3000, NOON);
    life.sent(billable, NOON);
    life.sends(EngineRequest.usage("res_b", ACME, 3000, NOON), NOON.plusSeconds(1));

    assertOnly(BillingRule.SUMS, life, END, "res_b", "6000");
  }

  @Test
  void of_creditMadeTwice_breaksTheSums() {
    var life = new AuditedLife(EngineRules.monthly());
    var billable = life.billable("res_b", 3000, NOON);
    life.sent(billable, NOON);
    var december = at("12-05T00:00");
    life.reversal("res_r", billable, december);
    var credit = EngineRequest.document("res_r", ACME, -3000, december);
    life.sends(credit, december);
    life.sends(credit, december.plusSeconds(60));
    life.is(PostingRecord.of("res_r", "sent", -3000));

    assertOnly(BillingRule.SUMS, life, at("12-20T00:00"), "res_r", "-6000");
  }

  @Test
  void of_resultWithoutPosting_breaksTheSums() {
    var life = new AuditedLife(EngineRules.plain());
    life.billable("res_forgotten", 3000, NOON);

    assertOnly(BillingRule.SUMS, life, END, "res_forgotten");
  }

  @Test
  void of_annulledWithoutReversal_breaksTheSums() {
    var life = new AuditedLife(EngineRules.plain());
    life.is(posting(life.billable("res_b", 3000, NOON), "annulled"));

    assertOnly(BillingRule.SUMS, life, END, "res_b");
  }

  @Test
  void of_lineThatNobodyPosted_breaksTheSums() {
    var life = new AuditedLife(EngineRules.plain());
    life.engine().addByHand("res_stranger", ACME, 70, NOON, NOON);

    assertOnly(BillingRule.SUMS, life, END, "res_stranger");
  }

  /** What a person did in the engine is no fault of what Countersign put there. */
  @Test
  void of_lineRemovedByHandAndTakenBack_breaksTheSumsAlone() {
    var life = new AuditedLife(EngineRules.plain().with(Floor.TAKEN));
    var billable = life.billable("res_b", 3000, NOON);
    life.sent(billable, NOON);
    life.engine().removeByHand("res_b", NOON);
    life.corrects(life.reversal("res_r", billable, LATER), billable, LATER);

    assertOnly(BillingRule.SUMS, life, END, "res_b");
  }

  @Test
  void of_takenAndNeverBilled_breaksTheSumsToo() {
    var rule = PeriodRule.months().into(IntoClosed.TAKEN_AND_NEVER_BILLED);
    var life = new AuditedLife(EngineRules.plain().with(rule));
    var december = at("12-01T00:00");
    life.sent(life.billable("res_b", 3000, NOON), december);

    assertEquals(Set.of(BillingRule.SUMS, BillingRule.CLOSED_PERIODS), life.broken(december));
  }

  @Test
  void of_otherBytesForAKey_breaksSameBytes() {
    var life = new AuditedLife(EngineRules.plain());
    var billable = life.billable("res_b", 3000, NOON);
    var lost = new Faults(1, 0, 1000, List.of());
    var losing = new AuditedLife(EngineRules.plain().with(lost));
    for (var one : List.of(life, losing)) {
      one.sends(EngineRequest.usage("res_b", ACME, 3000, NOON), NOON);
      one.sends(EngineRequest.usage("res_b", ACME, 2900, NOON), LATER);
    }
    life.is(posting(billable, "sent").tried(List.of(answered(NOON), answered(LATER))));

    assertOnly(BillingRule.SAME_BYTES, life, END, "res_b", "request 2");
    assertTrue(losing.broken(END).contains(BillingRule.SAME_BYTES));
  }

  @Test
  void of_otherBytesAfterAReleaseOrA429_findsNothing() {
    var busy = new Faults(1, 0, 0, List.of(new Outage(NOON, LATER, Outage.How.BUSY, null)));
    var life = new AuditedLife(EngineRules.plain().with(busy));
    var turnedAway = life.billable("res_busy", 3000, NOON);
    life.sends(EngineRequest.usage("res_busy", ACME, 3000, NOON), NOON);
    life.sends(EngineRequest.usage("res_busy", ACME, 3000, LATER), LATER);
    life.is(posting(turnedAway, "sent"));
    var refused = life.billable("res_refused", 500, NOON);
    life.sends(EngineRequest.usage("res_refused", ACME, -500, NOON), LATER);
    var released = LATER.plusSeconds(60);
    life.sends(EngineRequest.usage("res_refused", ACME, 500, NOON), released);
    life.is(posting(refused, "sent").released(List.of(released)));

    assertRight(life, END);
  }

  @Test
  void of_otherBytesAfterARefusal_withoutARelease_breaksSameBytes() {
    var life = new AuditedLife(EngineRules.plain());
    var refused = life.billable("res_refused", 500, NOON);
    life.sends(EngineRequest.usage("res_refused", ACME, -500, NOON), NOON);
    life.sends(EngineRequest.usage("res_refused", ACME, 500, NOON), LATER);
    life.is(posting(refused, "sent"));

    assertOnly(BillingRule.SAME_BYTES, life, END, "res_refused");
  }

  @Test
  void of_usageIntoAClosedMonth_breaksClosedPeriods() {
    var life = new AuditedLife(EngineRules.monthly());
    var billable = life.billable("res_b", 3000, NOON);
    life.sends(EngineRequest.usage("res_b", ACME, 3000, NOON), at("12-01T00:00"));
    life.is(posting(billable, "held").because("refused"));

    assertOnly(BillingRule.CLOSED_PERIODS, life, at("12-02T00:00"), "res_b", "2026-11");
  }

  @Test
  void of_cancellationThatMayGoIntoAClosedMonth_findsNothing() {
    var way = new CorrectionRule(Kind.CANCEL, null, Needed.OPEN_OR_CLOSED);
    var life = new AuditedLife(EngineRules.monthly().with(List.of(way)));
    var billable = life.billable("res_b", 3000, NOON);
    life.sent(billable, NOON);
    var december = at("12-01T00:00");
    life.is(posting(life.reversal("res_r", billable, december), "sent"));
    life.sends(EngineRequest.cancel("res_r", ACME, NOON, "res_b"), december);

    assertRight(life, at("12-02T00:00"));
  }

  @Test
  void of_againIntoAMonthThatTheEngineCalledClosed_breaksClosedPeriods() {
    var early = PeriodRule.months().closedEarly(Map.of(YearMonth.of(2026, 11), NOON));
    var life = new AuditedLife(EngineRules.plain().with(early));
    var first = life.billable("res_first", 3000, NOON);
    life.sends(EngineRequest.usage("res_first", ACME, 3000, NOON), NOON);
    life.is(posting(first, "held").because("refused"));
    assertRight(life, END);

    life.sends(EngineRequest.usage("res_first", ACME, 3000, NOON), LATER);

    assertOnly(BillingRule.CLOSED_PERIODS, life, END, "res_first", "request 2");
  }

  @Test
  void of_againIntoAMonthThatWasCalledClosedBeforeARelease_isRight() {
    var early = PeriodRule.months().closedEarly(Map.of(YearMonth.of(2026, 11), NOON));
    var life = new AuditedLife(EngineRules.plain().with(early));
    var first = life.billable("res_first", 3000, NOON);
    life.sends(EngineRequest.usage("res_first", ACME, 3000, NOON), NOON);
    life.sends(EngineRequest.usage("res_first", ACME, 3000, NOON), LATER);
    life.is(posting(first, "held").because("too_late").released(List.of(LATER)));

    assertRight(life, END);
  }

  @Test
  void of_negativeBeforeItsUsage_breaksNeverBelowZero() {
    var life = new AuditedLife(EngineRules.plain().with(Floor.TAKEN));
    var billable = life.billable("res_b", 3000, NOON);
    var reversal = life.reversal("res_r", billable, LATER);
    life.corrects(reversal, billable, NOON);
    life.sent(billable, LATER);

    assertOnly(BillingRule.NEVER_BELOW_ZERO, life, END, "res_r", "-3000");
  }

  @Test
  void of_negativeDatedAsItself_breaksAnyOrder() {
    var life = new AuditedLife(OPEN_MONTHS);
    var october = life.billable("res_october", 3000, at("10-10T12:00"));
    life.sent(october, NOON);
    var november = life.billable("res_november", 4000, NOON);
    life.sent(november, NOON);
    var reversal = life.reversal("res_r", october, LATER);
    life.sends(EngineRequest.negative("res_r", ACME, -3000, LATER, "res_october"), LATER);
    life.is(posting(reversal, "sent"));

    // Each account's sum is right (4000), but October has 3000 too much and November too little.
    assertOnly(BillingRule.ANY_ORDER, life, END, "res_r", "2026-10=3000");
  }

  @Test
  void of_waitingForNothing_breaksAnyOrder() {
    var life = new AuditedLife(EngineRules.plain());
    var billable = life.billable("res_b", 3000, NOON);
    life.sent(billable, NOON);
    life.is(posting(life.reversal("res_r", billable, LATER), "waiting"));

    assertOnly(BillingRule.ANY_ORDER, life, END, "res_r", "res_b");
  }

  @Test
  void of_againAfterTheWindow_breaksWindow() {
    var rule = DedupeRule.byKey().within(Duration.ofHours(24)).answering(Repetition.FIRST_BODY);
    var inside = NOON.plus(Duration.ofHours(22)).minusMillis(1);
    // 24 h less a twelfth (2 h) are 22 h: from then on the engine isn't asked again.
    for (var again : List.of(inside, NOON.plus(Duration.ofHours(22)))) {
      var life = new AuditedLife(EngineRules.plain().with(rule));
      var billable = life.billable("res_b", 3000, NOON);
      life.sends(EngineRequest.usage("res_b", ACME, 3000, NOON), NOON);
      life.sends(EngineRequest.usage("res_b", ACME, 3000, NOON), again);
      life.is(posting(billable, "sent"));
      if (again.equals(inside)) {
        assertRight(life, END);
      } else {
        assertOnly(BillingRule.WINDOW, life, END, "res_b", "request 2");
      }
    }
  }

  @Test
  void of_againToAnEngineWithoutKeys_breaksWindow() {
    var lost = new Faults(1, 1000, 0, List.of());
    var rules = EngineRules.plain().with(DedupeRule.byKey().by(Identity.NONE)).with(lost);
    var life = new AuditedLife(rules);
    var billable = life.billable("res_b", 3000, NOON);
    life.sends(EngineRequest.usage("res_b", ACME, 3000, NOON), NOON);
    life.sends(EngineRequest.usage("res_b", ACME, 3000, NOON), LATER);
    life.is(posting(billable, "held").because("unconfirmed"));

    assertOnly(BillingRule.WINDOW, life, END, "res_b");
  }

  @Test
  void of_dueAndNotTried_breaksNoDelay() {
    var life = new AuditedLife(EngineRules.plain());
    var billable = life.billable("res_b", 3000, NOON);
    life.sends(EngineRequest.usage("res_b", ACME, 3000, NOON), LATER);
    var late = new PostingTry(NOON, LATER, LATER.plusSeconds(90), LATER.plusSeconds(1));
    life.is(posting(billable, "sent").tried(List.of(late)));
    var never = life.billable("res_never", 500, NOON);
    life.is(posting(never, "ready").dueAt(LATER));

    assertOnly(BillingRule.NO_DELAY, life, END, "res_b", "60 minutes", "res_never");
  }

  @Test
  void of_dueWhileTheTargetRests_findsNothing() {
    var out = new Faults(1, 0, 0, List.of(new Outage(NOON, LATER, Outage.How.BROKEN, null)));
    var life = new AuditedLife(EngineRules.plain().with(out));
    var failing = life.billable("res_f", 1000, NOON);
    // Rests of 1, 2, 4, 8, 15 and 15 minutes after the third try: 3, 4, 6, 10, 18, 33, 48 and 63.
    for (int minute : List.of(0, 1, 3, 4, 6, 10, 18, 33, 48, 63)) {
      life.sends(
          EngineRequest.usage("res_f", ACME, 1000, NOON), NOON.plus(Duration.ofMinutes(minute)));
    }
    life.is(posting(failing, "sent"));
    var other = life.billable("res_o", 500, NOON);
    var after = NOON.plus(Duration.ofMinutes(64));
    life.sends(EngineRequest.usage("res_o", ACME, 500, NOON), after);
    var due = NOON.plus(Duration.ofMinutes(1));
    life.is(
        posting(other, "sent")
            .tried(List.of(new PostingTry(due, after, after.plusSeconds(90), null))));

    assertRight(life, END);
  }

  @Test
  void of_twoTriesAtOnce_breaksOneAtATime() {
    var life = new AuditedLife(EngineRules.plain());
    var billable = life.billable("res_b", 3000, NOON);
    var request = EngineRequest.usage("res_b", ACME, 3000, NOON);
    life.sends(request, NOON);
    life.sends(request, NOON.plusSeconds(89));
    life.is(
        posting(billable, "sent").tried(List.of(unanswered(NOON), answered(NOON.plusSeconds(89)))));

    assertOnly(BillingRule.ONE_AT_A_TIME, life, END, "res_b");
  }
}
