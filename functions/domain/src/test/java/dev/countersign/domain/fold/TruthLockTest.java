package dev.countersign.domain.fold;

import static dev.countersign.domain.fixture.SessionBuilder.session;
import static dev.countersign.domain.fixture.StatementBuilder.attested;
import static dev.countersign.domain.fixture.StatementBuilder.merged;
import static dev.countersign.domain.fixture.StatementBuilder.money;
import static dev.countersign.domain.fixture.StatementBuilder.noted;
import static dev.countersign.domain.fixture.StatementBuilder.restated;
import static dev.countersign.domain.fixture.StatementBuilder.retracted;
import static dev.countersign.domain.fixture.TermsBuilder.percent;
import static dev.countersign.domain.fixture.TermsBuilder.terms;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.ReasonCodes;
import dev.countersign.domain.fixture.OutcomeFixture;
import dev.countersign.domain.fixture.StatementBuilder;
import dev.countersign.domain.fixture.TermsBuilder;
import dev.countersign.domain.history.StatementVerdict;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** From its lock on a truth is final. The fixture's policy was signed on 2 November at 10:00. */
final class TruthLockTest {
  private static final String LOCKED = "2026-11-12T10:00:00Z";
  private static final String JUST_BEFORE = "2026-11-12T09:59:59Z";

  private static TermsBuilder locking() {
    return terms().price(percent("10", null, null, "EUR")).lock("occurred_at", "P10D");
  }

  /** Billed 120.00. */
  private static OutcomeFixture billed(TermsBuilder terms) {
    var outcome = OutcomeFixture.under(terms);
    outcome.record(session("s1"));
    outcome.say(attested("m1").fact("start", "2026-11-02"));
    return outcome;
  }

  private static StatementVerdict verdict(StatementBuilder statement) {
    var outcome = billed(locking());
    outcome.say(statement);
    return outcome.verdict();
  }

  @Test
  void stated_atTheLock_isLocked() {
    assertEquals(StatementVerdict.LOCKED, verdict(retracted("m2").at(LOCKED)));
    assertEquals(
        StatementVerdict.LOCKED, verdict(attested("m2").told(LOCKED).value(money("1.00", "EUR"))));
    assertEquals(
        StatementVerdict.LOCKED, verdict(restated("m2").told(LOCKED).value(money("1.00", "EUR"))));
    assertEquals(
        StatementVerdict.LOCKED, verdict(noted("m2").told(LOCKED).value(money("1.00", "EUR"))));
  }

  @Test
  void stated_rightBeforeTheLock_isNot() {
    assertEquals(StatementVerdict.ACCEPTED, verdict(retracted("m2").at(JUST_BEFORE)));
  }

  @Test
  void stated_afterTheLockOfWhatHappenedBefore_isLocked() {
    var outcome = billed(locking());
    outcome.say(retracted("m2").told(LOCKED).occurred(JUST_BEFORE));
    outcome.assertStands(OutcomeStatus.BILLABLE, null, 12_000);
  }

  @Test
  void received_threeDaysAfterTheLock_stillCounts() {
    var statement = retracted("m2").at(JUST_BEFORE);
    assertEquals(
        StatementVerdict.ACCEPTED,
        verdict(statement.received(Instant.parse("2026-11-15T10:00:00Z"))));
    assertEquals(
        StatementVerdict.LOCKED,
        verdict(statement.received(Instant.parse("2026-11-15T10:00:01Z"))));
  }

  @Test
  void merged_afterTheLock_takesAllBack() {
    var outcome = billed(locking());
    outcome.say(merged("m2", "P-1").at("2026-12-24T00:00:00Z"));
    assertEquals(StatementVerdict.ACCEPTED, outcome.verdict());
    outcome.assertStands(OutcomeStatus.REVERSED, ReasonCodes.MERGED, 0);
    assertEquals("policy/P-1", outcome.last().detailOrNull());
  }

  @Test
  void attested_afterTheLock_reinstatesNothing() {
    var outcome = billed(locking());
    outcome.say(retracted("m2").at("2026-11-05T00:00:00Z"));
    outcome.say(attested("m3").told(LOCKED));
    assertEquals(StatementVerdict.LOCKED, outcome.verdict());
    assertEquals(0, outcome.net());
  }

  @Test
  void attested_firstButStatedAfterItsOwnLock_isNotLockedByItself() {
    var outcome = OutcomeFixture.under(locking());
    outcome.record(session("s1"));
    outcome.say(attested("m1").told("2026-12-24T00:00:00Z"));
    outcome.assertStands(OutcomeStatus.BILLABLE, null, 12_000);
  }

  @Test
  void retracted_beforeThereIsATruth_isNotLocked() {
    var outcome = OutcomeFixture.under(locking());
    outcome.say(retracted("m0").at("2026-12-24T00:00:00Z"));
    assertEquals(StatementVerdict.ACCEPTED, outcome.verdict());
  }

  @Test
  void restated_beforeTheLock_movesIt() {
    var outcome = billed(locking());
    outcome.say(restated("m2").occurred("2026-11-05T00:00:00Z").told("2026-11-06T00:00:00Z"));
    outcome.say(retracted("m3").at("2026-11-14T23:59:59Z"));
    assertEquals(StatementVerdict.ACCEPTED, outcome.verdict());
    outcome.say(retracted("m4").at("2026-11-15T00:00:00Z"));
    assertEquals(StatementVerdict.LOCKED, outcome.verdict());
  }

  @Test
  void lock_atThePlaceOfTheStatement_isThatOfTheTruthThere() {
    var outcome = billed(locking().lock("facts.start", "P10D"));
    outcome.say(retracted("m2").at("2026-11-05T00:00:00Z"));
    // A later note moves the lock to before the retraction, which stays what it was.
    outcome.say(noted("m3").at("2026-11-06T00:00:00Z").fact("start", "2026-10-01"));
    assertEquals(OutcomeStatus.REVERSED, outcome.last().status());
    outcome.say(attested("m4").told("2026-11-07T00:00:00Z"));
    assertEquals(StatementVerdict.LOCKED, outcome.verdict());
  }

  @Test
  void lock_whoseDateIsMissingThere_locksNothing() {
    var outcome = OutcomeFixture.under(locking().lock("facts.start", "P10D"));
    outcome.record(session("s1"));
    outcome.say(attested("m1"));
    outcome.assertStands(OutcomeStatus.NOT_BILLABLE, ReasonCodes.MISSING_DATE, 0);
    outcome.say(noted("m2").at("2026-12-24T00:00:00Z").fact("start", "2026-11-02"));
    assertEquals(StatementVerdict.ACCEPTED, outcome.verdict());
    assertEquals(12_000, outcome.net());
    outcome.say(noted("m3").at("2026-12-25T00:00:00Z").fact("start", "2026-12-24"));
    assertEquals(StatementVerdict.LOCKED, outcome.verdict());
  }
}
