package dev.countersign.domain.history;

import static dev.countersign.domain.fixture.SessionBuilder.session;
import static dev.countersign.domain.fixture.StatementBuilder.attested;
import static dev.countersign.domain.fixture.StatementBuilder.retracted;
import static dev.countersign.domain.fixture.TermsBuilder.terms;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.domain.fixture.OutcomeFixture;
import dev.countersign.domain.fixture.TermsBuilder;
import dev.countersign.domain.terms.CalendarSpan;
import dev.countersign.domain.terms.Clawback;
import dev.countersign.domain.terms.ClawbackRule;
import dev.countersign.domain.terms.DatePath;
import dev.countersign.domain.terms.TimeRange;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Until when what stands can be taken back. The fact happened on 2026-11-02 at 10:00. */
final class RefundableUntilTest {
  private static final Clawback WITHIN_30_DAYS =
      new Clawback.Full(DatePath.OCCURRED_AT, CalendarSpan.parse("P30D"));
  private static final Optional<Instant> AFTER_30_DAYS =
      Optional.of(Instant.parse("2026-12-02T10:00:00Z"));

  @Test
  void until_withoutAClawback_isTheEndOfTime() {
    assertEquals(Optional.of(TimeRange.END), until(terms()));
  }

  @Test
  void until_ofAFullRefund_isItsSpansEnd() {
    assertEquals(AFTER_30_DAYS, until(terms().clawback(WITHIN_30_DAYS)));
  }

  @Test
  void until_ofProRata_isItsSpansEndFromItsDate() {
    var rule = new Clawback.ProRata(new DatePath("facts.start"), CalendarSpan.parse("P12M"));
    assertEquals(Optional.of(Instant.parse("2027-12-01T00:00:00Z")), until(terms().clawback(rule)));
  }

  @Test
  void until_ofSteps_isTheEndOfTheLastThatReturnsSomething() {
    var rule = new Clawback.Steps(DatePath.OCCURRED_AT, List.of(step("P7D", 50), step("P30D", 0)));
    assertEquals(Optional.of(Instant.parse("2026-11-09T10:00:00Z")), until(terms().clawback(rule)));
  }

  @Test
  void until_ofSeveralRules_isThatOfTheLongestThatCanCount() {
    var fraud = new ClawbackRule(Set.of("fraud"), WITHIN_30_DAYS);
    var others =
        ClawbackRule.forAll(new Clawback.Full(DatePath.OCCURRED_AT, CalendarSpan.parse("P7D")));
    var never = ClawbackRule.forAll(new Clawback.Always());
    assertEquals(AFTER_30_DAYS, until(terms().clawbacks(fraud, others, never)));
  }

  @Test
  void until_underALock_isNotAfterIt() {
    assertEquals(AFTER_30_DAYS, until(terms().lock("occurred_at", "P30D")));
    assertEquals(
        AFTER_30_DAYS, until(terms().clawback(WITHIN_30_DAYS).lock("occurred_at", "P90D")));
  }

  /** What the domain decides agrees: before that time it is taken back, at that time no more. */
  @Test
  void retraction_beforeThatTime_takesBackAndAtItDoesNot() {
    assertEquals(0, netAfterRetraction("2026-12-02T09:59:59Z"));
    assertEquals(150, netAfterRetraction("2026-12-02T10:00:00Z"));
  }

  @Test
  void until_whereNothingStands_isNothing() {
    var held = terms().hold("occurred_at", "PT72H");
    var outcome = attestedUnder(held);
    assertEquals(Optional.empty(), until(outcome, held));
  }

  private static long netAfterRetraction(String at) {
    var outcome = attestedUnder(terms().clawback(WITHIN_30_DAYS));
    outcome.say(retracted("m2").at(at));
    return outcome.net();
  }

  private static Clawback.Step step(String until, int percent) {
    return new Clawback.Step(CalendarSpan.parse(until), BigDecimal.valueOf(percent));
  }

  private static OutcomeFixture attestedUnder(TermsBuilder terms) {
    var outcome = OutcomeFixture.under(terms);
    outcome.record(session("s1"));
    outcome.say(attested("m1").fact("start", "2026-12-01"));
    return outcome;
  }

  private static Optional<Instant> until(TermsBuilder terms) {
    return until(attestedUnder(terms), terms);
  }

  private static Optional<Instant> until(OutcomeFixture outcome, TermsBuilder terms) {
    return RefundableUntil.of(outcome.sealed().orElseThrow(), TermsBuilder.book(terms));
  }
}
