package dev.countersign.domain.planning;

import static dev.countersign.domain.planning.EngineBuilder.engine;
import static dev.countersign.domain.planning.Story.EUR;
import static dev.countersign.domain.planning.Story.NOON;
import static dev.countersign.domain.planning.Story.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.planning.HourSum.Ended;
import dev.countersign.domain.planning.PersonsDecision.Wish;
import dev.countersign.domain.posting.BillingLine;
import dev.countersign.domain.posting.BillingTarget;
import dev.countersign.domain.posting.Meter;
import dev.countersign.domain.posting.OutcomePostings;
import dev.countersign.domain.posting.PostingChange;
import dev.countersign.domain.posting.TargetName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code docs/billing.md}, section 7. */
final class SumPlanTest {
  private static final BillingTarget TARGET = engine().build();
  private static final BillingLine B = signed().billable(1, 3000);
  private static final BillingLine R = signed().replaced(1, 3000);
  private static final BillingLine N = signed().replacing(2, 2000);

  /** The postings of one outcome, and the hour that is open. */
  private OutcomePostings postings =
      OutcomePostings.of(Story.ACME, new TargetName("books"), List.of());

  private HourSum open = HourSum.empty(hour("2026-11-10T12:00:00Z"));

  private void arrive(BillingLine... lines) {
    for (BillingLine line : lines) {
      var plan = SumPlan.arrived(line, postings, open, TARGET, NOON);
      for (PostingChange change : plan.changes()) {
        postings = postings.with(change.after());
      }
      open = plan.sum();
    }
  }

  @Test
  void results_ofAnHour_areSummedOnce() {
    arrive(B, B, R, N, N);
    assertEquals(2000, open.total());
    assertEquals("annulled", word(B));
    assertEquals("annulled", word(R));
    assertEquals("corrected", word(N));
  }

  @Test
  void results_inAnyOrder_comeToTheSame() {
    arrive(N, R, B);
    assertEquals(2000, open.total());
    assertEquals("annulled", word(B));
    assertEquals(B, postings.posting(B.id()).orElseThrow().line());
  }

  @Test
  void reversal_ofWhatAnEarlierHourHolds_isInTheHourThatIsOpen() {
    arrive(B);
    open = HourSum.empty(hour("2026-11-10T13:00:00Z"));
    arrive(R, N);
    assertEquals(-1000, open.total());
    assertEquals("corrected", word(B));
    assertEquals("corrected", word(R));
  }

  @Test
  void billable_withoutACustomer_isHeldAndInNoSum() {
    var nobodys = signed().billTo(Map.of());
    arrive(nobodys.billable(1, 3000));
    assertEquals("held", word(B));
    arrive(nobodys.reversal(1, 3000));
    assertEquals("annulled", word(B));
    assertEquals(0, open.total());
  }

  @Test
  void billable_thatAPersonReleased_isSummed() {
    var unmapped = engine().customers(Map.of()).build();
    var held = SumPlan.arrived(B, postings, open, unmapped, NOON).changes().getFirst().after();
    var desk = new Desk(TARGET, NOON);
    desk.postings = postings.with(held);
    desk.wishes(B, Wish.RELEASE);
    postings = desk.postings;
    arrive(B);
    assertEquals(3000, open.total());
    assertEquals("corrected", word(B));
  }

  @Test
  void result_thatIsNotForTheTarget_isInNoSum() {
    var plan = SumPlan.arrived(B, postings, open, engine().outcomes("lead_won").build(), NOON);
    assertEquals(new SumPlan(List.of(), open), plan);
  }

  @Test
  void hour_ofMoreThanZero_isSentAsAUsageUnderItsOwnId() {
    arrive(B);
    assertEquals(new Ended.Usage(3000), open.ended());
    var line = open.line("id", new OutcomeType("sums"), Bytes.of(new byte[] {'{', '}'}));
    var desk = new Desk(TARGET, NOON.plus(Duration.ofHours(1))).arrives(line);
    assertEquals(3000, desk.planned(line).value());
    assertEquals(NOON, desk.planned(line).postingTime());
    assertEquals("cus_1", desk.planned(line).customer().value());
  }

  @Test
  void hour_ofNothing_isNotSent() {
    assertEquals(new Ended.Nothing(), open.ended());
    arrive(B, R);
    assertEquals(new Ended.Nothing(), open.ended());
  }

  @Test
  void hour_belowZero_isCarriedIntoTheNext() {
    var below = HourSum.empty(hour("2026-11-10T12:00:00Z")).plus(R.id(), -3000);
    var next = assertInstanceOf(Ended.Carried.class, below.ended()).next();
    assertEquals(Instant.parse("2026-11-10T13:00:00Z"), next.of().start());
    assertEquals(-3000, next.total());
    assertEquals(new Ended.Usage(2000), next.plus(N.id(), 5000).ended());
    assertInstanceOf(Ended.Carried.class, next.plus(N.id(), 2999).ended());
  }

  @Test
  void lastHour_ofTheMonthBelowZero_isAPersonsTask() {
    var below = HourSum.empty(hour("2026-11-30T23:00:00Z")).plus(R.id(), -3000);
    assertEquals(new Ended.Task(-3000), below.ended());
  }

  @Test
  void id_ofAnHour_isTheSameForTheSameHourCustomerAndMeter() {
    var hour = hour("2026-11-10T12:00:00Z");
    assertEquals(hour.id(), hour.openAt(Instant.parse("2026-11-10T12:59:59Z")).id());
    assertNotEquals(hour.id(), hour.openAt(Instant.parse("2026-11-10T13:00:00Z")).id());
    assertEquals(Instant.parse("2026-11-10T13:00:00Z"), hour.end());
  }

  private String word(BillingLine line) {
    return postings.posting(line.id()).orElseThrow().state().word();
  }

  private static HourSum.Of hour(String start) {
    return new HourSum.Of(
        Story.ACME,
        new TargetName("books"),
        "cus_1",
        new Meter("policy"),
        EUR,
        Instant.parse(start),
        Duration.ofHours(1));
  }
}
