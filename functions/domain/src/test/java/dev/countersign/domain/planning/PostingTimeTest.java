package dev.countersign.domain.planning;

import static dev.countersign.domain.planning.EngineBuilder.engine;
import static dev.countersign.domain.planning.Story.NOON;
import static dev.countersign.domain.planning.Story.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.domain.posting.DueStep;
import dev.countersign.domain.posting.EngineAnswer;
import dev.countersign.domain.posting.HeldReason;
import dev.countersign.domain.posting.Periods;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingState.Held;
import dev.countersign.domain.posting.TimeLimits.Otherwise;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code docs/billing.md}, section 6. */
final class PostingTimeTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static PostingTime of(EngineBuilder engine, String now) {
    var target = engine.build();
    var desk = new Desk(target, NOON).arrives(signed().billable(1, 3000));
    Posting posting = desk.posting(signed().billable(1, 3000));
    return PostingTime.of(posting, target.engine(), Instant.parse(now));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-10T12:00:00Z, 2026-11-10T12:00:00Z",
    "2026-11-30T22:59:59Z, 2026-11-10T12:00:00Z",
    "2026-11-30T23:00:00Z, 2026-11-30T23:00:00Z",
  })
  void month_isThatOfTheResultsZone(String now, String time) {
    assertEquals(at(time), of(engine(), now));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-02T23:59:59Z, 2026-11-10T12:00:00Z",
    "2026-12-03T00:00:00Z, 2026-12-03T00:00:00Z",
  })
  void month_ofTheTargetsZone_isOpenUntilItCloses(String now, String time) {
    var months = new Periods.Months(ZoneId.of("UTC"), Duration.ofDays(2));
    assertEquals(at(time), of(engine().periods(months), now));
  }

  @Test
  void engine_withoutPeriods_takesOldTimes() {
    assertEquals(
        new PostingTime.At(NOON), of(engine().periods(new Periods.None()), "2027-11-10T12:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "PT6H, 2026-11-10T17:30:00Z, 2026-11-10T12:00:00Z",
    "PT6H, 2026-11-10T17:30:01Z, 2026-11-10T17:30:01Z",
    "P5D, 2026-11-15T11:00:00Z, 2026-11-10T12:00:00Z",
    "P5D, 2026-11-15T11:00:01.500Z, 2026-11-15T11:00:01Z",
  })
  void lateLimit_keepsATwelfthAndAnHourAtMost(String late, String now, String time) {
    assertEquals(at(time), of(engine().late(Duration.parse(late)), now));
  }

  @Test
  void lateLimit_ofATargetThatHolds_isTooLate() {
    var engine = engine().late(Duration.ofDays(5)).otherwise(Otherwise.HOLD);
    assertEquals(new PostingTime.TooLate(), of(engine, "2026-11-16T00:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, 2026-11-10T12:00:00Z",
    "PT6M, 2026-11-10T11:54:30Z",
    "P2D, 2026-11-08T13:00:00Z",
  })
  void time_thatLiesAhead_isDueWhenItFits(String future, String due) {
    var engine = engine().future(Duration.parse(future));
    var fits = Instant.parse(due);
    assertEquals(new PostingTime.Ahead(fits), of(engine, fits.minusSeconds(1).toString()));
    assertEquals(new PostingTime.At(NOON), of(engine, due));
  }

  @Test
  void billable_thatLiesAhead_isReadyAndDueThen() {
    var line = signed().billable(1, 3000);
    var desk = new Desk(engine().future(Duration.ZERO).build(), NOON.minusSeconds(90));
    assertEquals(new DueStep.Wait(NOON), desk.arrives(line).due(line));
    assertEquals(NOON, desk.at(NOON.toString()).planned(line).postingTime());
  }

  @Test
  void billable_thatIsTooLate_isHeldWhenItIsDue() {
    var line = signed().billable(1, 3000);
    var desk =
        new Desk(engine().otherwise(Otherwise.HOLD).build(), NOON).at("2026-12-24T00:00:00Z");
    desk.arrives(line).settles(line);
    assertEquals(Held.untried(desk.now, new HeldReason.TooLate()), desk.state(line));
  }

  @Test
  void request_thatWasFrozenInAMonthThatClosedSince_isMadeAnew() {
    var line = signed().billable(1, 3000);
    var desk = new Desk(engine().build(), NOON).arrives(line);
    desk.answered(line, new EngineAnswer.Retry(null));
    desk.at("2026-12-01T00:00:00Z");
    assertEquals(desk.now, desk.planned(line).postingTime());
  }

  @Test
  void month_ofATime_isNamedInItsZone() {
    var lastMinutes = Instant.parse("2026-11-30T23:30:00Z");
    var ofResult = new Periods.Months(null, Duration.ZERO);
    var ofTarget = new Periods.Months(ZoneId.of("UTC"), Duration.ZERO);
    assertEquals(YearMonth.of(2026, 12), ofResult.month(lastMinutes, BERLIN));
    assertEquals(YearMonth.of(2026, 11), ofTarget.month(lastMinutes, BERLIN));
    assertEquals(YearMonth.of(2026, 12), new Periods.None().month(lastMinutes, BERLIN));
  }

  private static PostingTime at(String time) {
    return new PostingTime.At(Instant.parse(time));
  }
}
