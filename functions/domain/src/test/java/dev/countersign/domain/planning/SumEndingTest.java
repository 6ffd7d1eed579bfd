package dev.countersign.domain.planning;

import static dev.countersign.domain.planning.EngineBuilder.engine;
import static dev.countersign.domain.planning.Story.EUR;
import static dev.countersign.domain.planning.Story.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.planning.HourSum.Stage;
import dev.countersign.domain.planning.PersonsDecision.Wish;
import dev.countersign.domain.posting.BillingTarget;
import dev.countersign.domain.posting.BillingTarget.Counted;
import dev.countersign.domain.posting.EngineCustomer;
import dev.countersign.domain.posting.HeldReason;
import dev.countersign.domain.posting.Meter;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingState.Held;
import dev.countersign.domain.posting.TargetName;
import dev.countersign.domain.terms.Price;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code docs/billing.md}, section 7: an hour that has ended. */
final class SumEndingTest {
  private static final BillingTarget TARGET = engine().sums().build();
  private static final Bytes DATA = Bytes.of(new byte[] {'{', '}'});
  private static final HourSum NOONS = hour("2026-11-10T12:00:00Z");
  private static final HourSum LAST = hour("2026-11-30T23:00:00Z");

  private static HourSum hour(String start) {
    return HourSum.empty(
        new HourSum.Of(
            Story.ACME,
            new TargetName("books"),
            "cus_1",
            new Meter("policy"),
            EUR,
            Instant.parse(start),
            Duration.ofHours(1)));
  }

  private static SumStep ended(HourSum hour, BillingTarget target) {
    var next = HourSum.empty(hour.of().next());
    return SumEnding.of(hour, next, target, DATA, hour.of().end());
  }

  private static Posting posting(SumStep step) {
    return step.changes().getFirst().after();
  }

  @Test
  void hour_ofMoreThanZero_isSentAsAUsageUnderItsOwnId() {
    var step = ended(NOONS.plus(3000), TARGET);
    assertEquals(List.of(NOONS.plus(3000).ended()), step.sums());
    assertEquals(Stage.ENDED, step.sums().getFirst().stage());

    var line = posting(step).line();
    assertTrue(HourSum.isHour(line));
    assertEquals(NOONS.of().id(), line.id());
    var desk = desk(step, TARGET);
    assertEquals(3000, desk.planned(line).value());
    assertEquals(NOON, desk.planned(line).postingTime());
    assertEquals("cus_1", desk.planned(line).customer().value());
  }

  @Test
  void hour_ofAQuantity_isSentAsThatMany() {
    var counting = engine().sums().counting(Counted.QUANTITY).build();
    var units = Price.UNITS;
    var of = NOONS.of();
    var hour =
        HourSum.empty(
            new HourSum.Of(
                of.tenant(), of.target(), "cus_1", of.meter(), units, of.start(), of.length()));
    var step = ended(hour.plus(7), counting);
    assertEquals(7, desk(step, counting).planned(posting(step).line()).value());
  }

  @Test
  void hour_ofMoney_ofATargetThatCountsQuantitiesByNow_isHeld() {
    var step = ended(NOONS.plus(3000), TARGET);
    var desk = desk(step, engine().sums().counting(Counted.QUANTITY).build());
    desk.settles(posting(step).line());
    assertEquals("held", desk.word(posting(step).line()));
  }

  @Test
  void hour_ofNothing_isNotSent() {
    assertEquals(new SumStep(List.of(), List.of(NOONS.ended())), ended(NOONS, TARGET));
    var back = NOONS.plus(3000).minus(3000);
    assertEquals(List.of(), ended(back, TARGET).changes());
    assertEquals(0, back.results());
  }

  @Test
  void hour_belowZero_isCarriedIntoTheNext() {
    var below = NOONS.plus(-3000);
    var step = ended(below, TARGET);
    assertEquals(List.of(), step.changes());
    var next = step.sums().getLast();
    assertEquals(Instant.parse("2026-11-10T13:00:00Z"), next.of().start());
    assertEquals(-3000, next.carried());
    assertEquals(2000, posting(ended(next.plus(5000), TARGET)).line().amount().minor());
    assertEquals(-1, ended(next.plus(2999), TARGET).sums().getLast().total());
  }

  @Test
  void hour_belowZero_isCarriedBesideWhatTheNextHasAlready() {
    var next = HourSum.empty(NOONS.of().next()).plus(500).carrying(-100);
    var step = SumEnding.of(NOONS.plus(-3000), next, TARGET, DATA, NOON);
    assertEquals(-3100, step.sums().getLast().carried());
    assertEquals(500, step.sums().getLast().amount());
  }

  @Test
  void lastHour_ofTheMonthBelowZero_isAPersonsTask() {
    var step = ended(LAST.plus(-3000), TARGET);
    assertEquals(1, step.sums().size());
    var held = assertInstanceOf(Held.class, posting(step).state());
    var task = new HeldReason.Task(new EngineCustomer("cus_1"), -3000, YearMonth.of(2026, 11));
    assertEquals(task, held.reason());
  }

  @Test
  void hourBelowZero_whoseNextOpenOneIsOfAnotherMonth_isAPersonsTask() {
    var next = HourSum.empty(LAST.of().next());
    assertEquals(
        "held", posting(SumEnding.of(NOONS.plus(-1), next, TARGET, DATA, NOON)).state().word());
  }

  @Test
  void lastHour_ofNobodyBelowZero_isHeld() {
    var nobody = engine().sums().customers(Map.of()).build();
    var held = assertInstanceOf(Held.class, posting(ended(LAST.plus(-1), nobody)).state());
    assertEquals(new HeldReason.NoCustomer(), held.reason());
  }

  @Test
  void task_thatAPersonReleased_isHeldAgainAndNeverSent() {
    var step = ended(LAST.plus(-3000), TARGET);
    var line = posting(step).line();
    var desk = desk(step, TARGET);
    desk.wishes(line, Wish.RELEASE);
    assertEquals("ready", desk.word(line));
    desk.settles(line);
    assertEquals("held", desk.word(line));
  }

  private static Desk desk(SumStep step, BillingTarget target) {
    var desk = new Desk(target, posting(step).line().recordedAt());
    desk.postings = desk.postings.with(posting(step));
    return desk;
  }
}
