package dev.countersign.domain.history;

import static dev.countersign.domain.fixture.SessionBuilder.session;
import static dev.countersign.domain.fixture.StatementBuilder.attested;
import static dev.countersign.domain.fixture.StatementBuilder.noted;
import static dev.countersign.domain.fixture.StatementBuilder.retracted;
import static dev.countersign.domain.fixture.TermsBuilder.terms;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.ReasonCodes;
import dev.countersign.domain.fixture.OutcomeFixture;
import dev.countersign.domain.fixture.StatementBuilder;
import dev.countersign.domain.fixture.TermsBuilder;
import dev.countersign.domain.terms.Attribution;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When time alone may change an outcome: the contract, section 13. */
final class LookAgainTest {
  private static final String END_OF_WAIT = "2026-11-09T10:00:06Z";

  private static OutcomeFixture said(TermsBuilder terms, StatementBuilder... statements) {
    var outcome = OutcomeFixture.under(terms);
    outcome.record(session("s1"));
    for (StatementBuilder statement : statements) {
      outcome.say(statement);
    }
    return outcome;
  }

  private static void assertLooks(String at, OutcomeFixture outcome) {
    assertEquals(Optional.of(Instant.parse(at)), outcome.last().lookAgain());
  }

  private static void assertRests(OutcomeFixture outcome) {
    assertEquals(Optional.empty(), outcome.last().lookAgain());
  }

  @Test
  void truthWithoutSession_looksAtTheEndOfTheWait() {
    var outcome = OutcomeFixture.under(terms());
    outcome.say(attested("m1"));
    assertLooks(END_OF_WAIT, outcome);
    outcome.pass(END_OF_WAIT);
    assertRests(outcome);
  }

  @Test
  void severalSessionsUnderSole_lookAtTheEndOfTheWaitAndLapse() {
    var outcome = OutcomeFixture.under(terms().attribution(new Attribution.Sole()));
    outcome.record(session("s1"));
    outcome.record(session("s2"));
    outcome.say(attested("m1"));
    assertLooks(END_OF_WAIT, outcome);
    outcome.pass(END_OF_WAIT);
    outcome.assertStands(OutcomeStatus.LAPSED, ReasonCodes.SEVERAL_SESSIONS, 0);
    assertRests(outcome);
  }

  @Test
  void namedSessionThatMisses_looksAtTheEndOfTheWait() {
    var outcome = said(terms().window("P1D"), attested("m1").session("s1"));
    outcome.assertStands(OutcomeStatus.NOT_BILLABLE, ReasonCodes.OUT_OF_WINDOW, 0);
    assertLooks(END_OF_WAIT, outcome);
  }

  @Test
  void nothingAttested_rests() {
    var outcome = said(terms().sources("crm", "portal"), attested("m1").source("portal"));
    outcome.assertStands(OutcomeStatus.PARKED, ReasonCodes.NOT_ATTESTED, 0);
    assertRests(outcome);
  }

  @Test
  void held_looksAtTheHoldsEnd() {
    assertLooks("2026-11-05T10:00:00Z", said(terms().hold("occurred_at", "P3D"), attested("m1")));
  }

  @Test
  void billable_rests() {
    assertRests(said(terms(), attested("m1")));
  }

  @Test
  void notice_isLookedAtOnItsDate_ofAWitnessToo() {
    var notice = retracted("m2").told("2026-11-03T00:00:00Z").occurred("2026-12-01T00:00:00Z");
    assertLooks("2026-12-01T00:00:00Z", said(terms(), attested("m1"), notice));
    assertLooks(
        "2026-12-01T00:00:00Z",
        said(terms().sources("crm", "portal"), attested("m1"), notice.source("portal")));
  }

  @Test
  void noticeOfTheVeryMoment_isPast() {
    assertRests(said(terms(), attested("m1"), retracted("m2").at("2026-12-01T00:00:00Z")));
  }

  @Test
  void effectiveAt_isLookedAtOnItsDate() {
    var note = noted("m2").at("2026-11-03T00:00:00Z").effective("2026-12-01T00:00:00Z");
    assertLooks("2026-12-01T00:00:00Z", said(terms(), attested("m1"), note));
  }

  @Test
  void ofSeveral_theEarliestCounts() {
    var outcome =
        said(
            terms().hold("occurred_at", "P30D"),
            attested("m1"),
            noted("m2").at("2026-11-03T00:00:00Z").effective("2026-11-25T00:00:00Z"),
            retracted("m3").told("2026-11-03T01:00:00Z").occurred("2026-11-20T00:00:00Z"));
    assertLooks("2026-11-20T00:00:00Z", outcome);
    outcome.pass("2026-11-20T00:00:00Z");
    assertEquals(OutcomeStatus.VOID, outcome.last().status());
    assertLooks("2026-11-25T00:00:00Z", outcome);
  }

  @Test
  void session_foundWhenTimeLooks_counts() {
    var outcome = OutcomeFixture.under(terms());
    outcome.say(attested("m1").keys(StatementBuilder.EMAIL));
    outcome.record(session("s1").received("2026-11-05T00:00:00Z"));
    outcome.pass(END_OF_WAIT);
    outcome.assertStands(OutcomeStatus.LAPSED, ReasonCodes.NO_SESSION, 0);
  }

  @Test
  void holdOfAHundredYears_endsWithTheRange() {
    var outcome = said(terms().hold("occurred_at", "P100Y"), attested("m1"));
    assertLooks("2100-01-01T00:00:00Z", outcome);
  }
}
