package dev.countersign.domain.planning;

import static dev.countersign.domain.planning.EngineBuilder.engine;
import static dev.countersign.domain.planning.Story.EUR;
import static dev.countersign.domain.planning.Story.NOON;
import static dev.countersign.domain.planning.Story.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.planning.PersonsDecision.Wish;
import dev.countersign.domain.posting.BillingLine;
import dev.countersign.domain.posting.BillingTarget;
import dev.countersign.domain.posting.BillingTarget.Counted;
import dev.countersign.domain.posting.OutcomePostings;
import dev.countersign.domain.posting.PostingChange;
import dev.countersign.domain.posting.TargetName;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code docs/billing.md}, section 7. */
final class SumPlanTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final BillingTarget TARGET = engine().sums().build();
  private static final BillingLine B = signed().billable(1, 3000);
  private static final BillingLine R = signed().replaced(1, 3000);
  private static final BillingLine N = signed().replacing(2, 2000);

  /** The postings of one outcome, and all sums. */
  private OutcomePostings postings =
      OutcomePostings.of(Story.ACME, new TargetName("books"), List.of());

  private final Map<HourSum.Of, HourSum> sums = new HashMap<>();
  private BillingTarget target = TARGET;
  private Instant now = NOON;

  private void arrive(BillingLine... lines) {
    for (BillingLine line : lines) {
      var step = step(line);
      for (PostingChange change : step.changes()) {
        postings = postings.with(change.after());
      }
      step.sums().forEach(sum -> sums.put(sum.of(), sum));
    }
  }

  private SumStep step(BillingLine line) {
    var open =
        SumPlan.hour(line, postings, target, HOUR, now)
            .map(of -> sums.getOrDefault(of, HourSum.empty(of)));
    return SumPlan.arrived(line, postings, open, target, now);
  }

  private long total() {
    return sums.values().stream().mapToLong(HourSum::total).sum();
  }

  private HourSum sum(String start) {
    return sums.entrySet().stream()
        .filter(each -> each.getKey().start().equals(Instant.parse(start)))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }

  private String word(BillingLine line) {
    return postings.posting(line.id()).orElseThrow().state().word();
  }

  @Test
  void results_ofAnHour_areSummedOnce() {
    arrive(B, B, R, N, N);
    assertEquals(2000, total());
    assertEquals(1, sum("2026-11-10T12:00:00Z").results());
    assertEquals("annulled", word(B));
    assertEquals("annulled", word(R));
    assertEquals("corrected", word(N));
  }

  @Test
  void results_inAnyOrder_comeToTheSame() {
    arrive(N, R, B);
    assertEquals(2000, total());
    assertEquals("annulled", word(B));
    assertEquals(B, postings.posting(B.id()).orElseThrow().line());
  }

  @Test
  void sum_isOneVersionNewerAtEachChange() {
    arrive(B, N);
    assertEquals(2, sum("2026-11-10T12:00:00Z").version());
  }

  @Test
  void reversal_ofWhatAnEarlierHourHolds_isInTheHourThatIsOpen() {
    arrive(B);
    now = NOON.plus(HOUR);
    arrive(R, N);
    assertEquals(3000, sum("2026-11-10T12:00:00Z").total());
    assertEquals(-1000, sum("2026-11-10T13:00:00Z").total());
    assertEquals(2, sum("2026-11-10T13:00:00Z").results());
    assertEquals("corrected", word(B));
    assertEquals("corrected", word(R));
  }

  @Test
  void reversal_ofAnotherCustomersBillable_isTakenFromThatCustomersSum() {
    arrive(B);
    arrive(signed().billTo(Map.of("id", "cus_2")).reversal(1, 3000));
    assertEquals(1, sums.size());
    assertEquals(0, total());
    assertEquals("annulled", word(B));
  }

  @Test
  void billable_withoutACustomer_isHeldAndInNoSum() {
    var nobodys = signed().billTo(Map.of());
    arrive(nobodys.billable(1, 3000));
    assertEquals("held", word(B));
    arrive(nobodys.reversal(1, 3000));
    assertEquals("annulled", word(B));
    assertEquals(Map.of(), sums);
  }

  @Test
  void billable_thatAPersonReleased_isSummed() {
    target = engine().sums().customers(Map.of()).build();
    arrive(B);
    target = TARGET;
    decide(Wish.RELEASE);
    arrive(B, B);
    assertEquals(3000, total());
    assertEquals("corrected", word(B));
  }

  @Test
  void billable_thatAPersonBilledByHand_isTakenFromLaterHours() {
    target = engine().sums().customers(Map.of()).build();
    arrive(B);
    target = TARGET;
    decide(Wish.DONE);
    arrive(signed().reversal(1, 3000));
    assertEquals(-3000, total());
    assertEquals("sent", word(B));
  }

  private void decide(Wish wish) {
    var desk = new Desk(TARGET, NOON);
    desk.postings = postings;
    desk.wishes(B, wish);
    postings = desk.postings;
  }

  @Test
  void result_thatIsNotForTheTarget_isInNoSum() {
    target = engine().sums().outcomes("lead_won").build();
    assertEquals(SumStep.NOTHING, step(B));
    assertTrue(step(B).isNothing());
  }

  @Test
  void quantities_ofSeveralCurrencies_areOneSum() {
    target = engine().sums().counting(Counted.QUANTITY).build();
    arrive(B);
    arrive(signed().in(Currency.getInstance("USD")).replacing(2, 2000));
    assertEquals(1, sums.size());
    assertEquals(2, total());
  }

  @Test
  void amounts_ofSeveralCurrencies_areSumsOfTheirOwn() {
    arrive(B);
    arrive(signed().in(Currency.getInstance("USD")).replacing(2, 2000));
    assertEquals(2, sums.size());
  }

  @Test
  void id_ofAnHour_isTheSameForTheSameHourCustomerAndMeter() {
    var hour = SumPlan.hour(B, postings, TARGET, HOUR, NOON).orElseThrow();
    assertEquals(EUR, hour.currency());
    assertEquals(hour.id(), hour.openAt(Instant.parse("2026-11-10T12:59:59Z")).id());
    assertNotEquals(hour.id(), hour.openAt(Instant.parse("2026-11-10T13:00:00Z")).id());
    assertEquals(Instant.parse("2026-11-10T13:00:00Z"), hour.end());
  }
}
