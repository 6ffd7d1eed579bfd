package dev.countersign.testing.engine.audit;

import static dev.countersign.testing.engine.audit.AuditedLife.ACME;
import static dev.countersign.testing.engine.audit.AuditedLife.at;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.testing.engine.Account;
import dev.countersign.testing.engine.BilledResult;
import dev.countersign.testing.engine.CorrectionRule;
import dev.countersign.testing.engine.DedupeRule;
import dev.countersign.testing.engine.DedupeRule.Identity;
import dev.countersign.testing.engine.DocumentRule;
import dev.countersign.testing.engine.EngineAnswer.Word;
import dev.countersign.testing.engine.EngineRequest;
import dev.countersign.testing.engine.EngineRules;
import dev.countersign.testing.engine.FakeEngine;
import dev.countersign.testing.engine.PeriodRule;
import dev.countersign.testing.engine.audit.HourSums.Hour;
import dev.countersign.testing.engine.audit.HourSums.Month;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sums of hours, done by hand; the month closes six hours after its end. */
final class HourSumsTest {
  private static final PeriodRule PERIODS = PeriodRule.months().closingAfter(Duration.ofHours(6));
  private static final EngineRules HOURS =
      EngineRules.plain()
          .with(DedupeRule.byKey().by(Identity.ACCOUNT_AND_TIME))
          .with(PERIODS)
          .with(List.<CorrectionRule>of())
          .with(DocumentRule.none());
  private static final Instant TEN = at("11-10T10:00");
  private static final Instant ELEVEN = at("11-10T11:00");
  private static final Instant NOON = at("11-10T12:00");

  private final List<BilledResult> results = new ArrayList<>();

  private BilledResult billable(String id, long value, Instant at) {
    results.add(BilledResult.billable(id, ACME, value, at, at));
    return results.getLast();
  }

  private void reversal(BilledResult billable, Instant at) {
    results.add(billable.reversal(billable.id() + "_r", at, at));
  }

  private HourSums by(Instant end) {
    return HourSums.of(results, PERIODS, end);
  }

  @Test
  void of_threeInAnHour_areOneSum() {
    billable("a", 3, TEN.plusSeconds(1));
    billable("b", 4, TEN.plusSeconds(3599));
    reversal(billable("c", 5, TEN.plusSeconds(2)), TEN.plusSeconds(3000));

    assertEquals(Map.of(), by(ELEVEN.minusMillis(1)).sent());
    assertEquals(Map.of(new Hour(ACME, TEN), 3L + 4 + 5 - 5), by(ELEVEN).sent());
  }

  @Test
  void of_takenBackInALaterHour_isCarriedUntilItIsUsedUp() {
    var ten = billable("a", 10, TEN);
    reversal(ten, ELEVEN);
    billable("b", 4, ELEVEN.plusSeconds(5));
    billable("c", 9, NOON);

    // 10:00 sends 10. 11:00: -10 + 4 = -6, nothing is sent. 12:00: -6 + 9 = 3.
    var sums = by(at("11-10T13:00"));
    assertEquals(Map.of(new Hour(ACME, TEN), 10L, new Hour(ACME, NOON), 3L), sums.sent());
    assertEquals(Map.of(), sums.tasks());
    assertEquals(10 + 3, FinalSums.ofAccounts(results).get(ACME));
  }

  @Test
  void of_belowZeroAtTheMonthsClose_isATask() {
    var last = at("11-30T22:00");
    reversal(billable("a", 10, last), at("11-30T23:00"));
    billable("b", 4, at("12-01T02:00"));

    var december = new Hour(ACME, at("12-01T02:00"));
    assertEquals(Map.of(), by(at("12-01T05:59")).tasks());
    var sums = by(at("12-01T06:00"));
    assertEquals(Map.of(new Month(ACME, "2026-11"), -10L), sums.tasks());
    assertEquals(Map.of(new Hour(ACME, last), 10L, december, 4L), sums.sent());
  }

  @Test
  void of_twoMeters_areSummedApart() {
    var calls = new Account("acme", "calls");
    billable("a", 10, TEN);
    results.add(BilledResult.billable("c", calls, 7, TEN, TEN));

    assertEquals(Map.of(new Hour(ACME, TEN), 10L, new Hour(calls, TEN), 7L), by(ELEVEN).sent());
  }

  @Test
  void of_takenBackAndCarried_waitsForALaterHour() {
    var life = new AuditedLife(HOURS);
    var billable = life.billable("a", 10, TEN);
    var reversal = life.reversal("a_r", billable, ELEVEN);
    life.sends(EngineRequest.usage("hour 10", ACME, 10, TEN), ELEVEN);
    life.is(PostingRecord.of("hour 10", "sent", 10));
    life.is(AuditedLife.posting(billable, "corrected").by("hour 10"));
    life.is(AuditedLife.posting(reversal, "waiting"));

    assertEquals(List.of(), life.breaches(NOON));
  }

  /** The sums go into an engine with one record for an hour, no negatives and no documents. */
  @Test
  void of_sumsSentToAnEngine_areRight() {
    var engine = new FakeEngine(HOURS);
    reversal(billable("a", 10, TEN), ELEVEN);
    billable("b", 4, ELEVEN);
    billable("c", 9, NOON);
    var postings = new ArrayList<PostingRecord>();
    by(at("11-10T13:00"))
        .sent()
        .forEach((hour, sum) -> {
          var key = "hour " + hour.begin();
          var sent = hour.begin().plus(Duration.ofHours(1));
          var request = EngineRequest.usage(key, ACME, sum, hour.begin());
          assertEquals(Word.ACCEPTED, engine.take(request, sent).word());
          assertEquals(Word.DUPLICATE, engine.take(request, sent).word());
          postings.add(PostingRecord.of(key, "sent", sum));
        });
    for (var one : results) {
      var hour = one.id().equals("a") ? TEN : NOON;
      postings.add(PostingRecord.of(one.id(), "corrected", one.value()).by("hour " + hour));
    }
    var end = at("11-11T00:00");

    var audited =
        new AuditedBilling(results, engine.books(end), postings, HOURS, end, Duration.ofMinutes(2));

    assertEquals(List.of(), BillingAudit.of(audited));
  }
}
