package dev.countersign.domain.matching;

import static dev.countersign.domain.fixture.SessionBuilder.session;
import static dev.countersign.domain.fixture.StatementBuilder.attested;
import static dev.countersign.domain.fixture.StatementBuilder.merged;
import static dev.countersign.domain.fixture.StatementBuilder.money;
import static dev.countersign.domain.fixture.StatementBuilder.restated;
import static dev.countersign.domain.fixture.StatementBuilder.retracted;
import static dev.countersign.domain.fixture.TermsBuilder.each;
import static dev.countersign.domain.fixture.TermsBuilder.percent;
import static dev.countersign.domain.fixture.TermsBuilder.terms;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.ReasonCodes;
import dev.countersign.domain.fixture.OutcomeFixture;
import dev.countersign.domain.fixture.TermsBuilder;
import dev.countersign.domain.statement.Assurance;
import dev.countersign.domain.terms.Attribution;
import dev.countersign.domain.terms.ExemptionRule;
import dev.countersign.domain.terms.TermsRef;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Which version governs: the one whose own fold leads to a session that it governs. The second
 * version is in force from 1 November at noon.
 */
final class GoverningVersionTest {
  private static final String NOON = "2026-11-01T12:00:00Z";
  private static final String BEFORE = "2026-11-01T11:59:59Z";

  private static TermsBuilder first() {
    return terms().price(each("1", "EUR"));
  }

  private static TermsBuilder second() {
    return terms(2).from(NOON).price(each("2", "EUR"));
  }

  private static void assertGoverns(int version, long net, OutcomeFixture outcome) {
    TermsRef terms = Objects.requireNonNull(outcome.last().termsOrNull());
    assertEquals(version, terms.version());
    assertEquals(net, outcome.net());
  }

  @Test
  void session_startedBeforeAndAtTheChange_isGovernedByTheVersionThen() {
    var before = OutcomeFixture.under(first(), second());
    before.record(session("s1").started(BEFORE));
    before.say(attested("m1"));
    assertGoverns(1, 100, before);
    var at = OutcomeFixture.under(first(), second());
    at.record(session("s1").started(NOON));
    at.say(attested("m1"));
    assertGoverns(2, 200, at);
  }

  @Test
  void attribution_ofEachVersion_choosesForItself() {
    var outcome =
        OutcomeFixture.under(
            first().attribution(new Attribution.First()),
            second().attribution(new Attribution.Last()));
    outcome.record(session("s1").started(BEFORE));
    outcome.record(session("s2").started(NOON));
    outcome.say(attested("m1"));
    // The first version leads to s1, which it governs, the second to s2: the newest counts.
    assertGoverns(2, 200, outcome);
    assertEquals("s2", outcome.last().session().orElseThrow().value());
  }

  @Test
  void versions_thatEachLeadToTheOthersSession_governNothing() {
    var outcome =
        OutcomeFixture.under(
            first().attribution(new Attribution.Last()),
            second().attribution(new Attribution.First()));
    outcome.record(session("s1").started(BEFORE));
    outcome.record(session("s2").started(NOON));
    outcome.say(attested("m1"));
    outcome.assertStands(OutcomeStatus.NOT_BILLABLE, ReasonCodes.NO_TERMS, 0);
    assertNull(outcome.last().termsOrNull());
    assertEquals(0, outcome.last().shares().size());
  }

  @Test
  void source_ofTheGoverningVersion_bills() {
    var outcome = OutcomeFixture.under(first().sources("legacy"), second().sources("crm"));
    outcome.record(session("s1").started(NOON));
    outcome.say(attested("m1").source("legacy"));
    // By the first version s1 is chosen, which the second governs; its source said nothing.
    outcome.assertStands(OutcomeStatus.PARKED, ReasonCodes.NOT_ATTESTED, 0);
    outcome.say(attested("m2").source("crm"));
    assertGoverns(2, 200, outcome);
  }

  @Test
  void bothSources_eachUnderItsVersion_countOnce() {
    var outcome = OutcomeFixture.under(first().sources("legacy"), second().sources("crm"));
    outcome.record(session("s1").started(BEFORE));
    outcome.record(session("s2").started(NOON));
    outcome.say(attested("m1").source("legacy").session("s1"));
    assertGoverns(1, 100, outcome);
    outcome.say(attested("m2").source("crm").session("s2"));
    assertGoverns(2, 200, outcome);
  }

  @Test
  void noVersionFits_theOneInForceAtTheStart_saysWhatIsMissing() {
    var weak = attested("m1").assurance(Assurance.BODY_SIGNED);
    var outcome = OutcomeFixture.under(first(), second().assurance(Assurance.BODY_SIGNED_FRESH));
    outcome.record(session("s1").started(NOON));
    outcome.say(weak);
    outcome.assertStands(OutcomeStatus.NOT_BILLABLE, ReasonCodes.ASSURANCE, 0);
    assertNull(outcome.last().termsOrNull());
  }

  @Test
  void noVersionFits_theOneInForceAtTheStartMayKnowARetraction() {
    var outcome = OutcomeFixture.under(first().sources("legacy"), second().sources("crm"));
    outcome.record(session("s1").started(NOON));
    outcome.say(attested("m1").source("legacy"));
    outcome.say(retracted("m2").source("crm").at("2026-11-03T00:00:00Z").reason("gone"));
    outcome.assertStands(OutcomeStatus.VOID, "gone", 0);
  }

  @Test
  void noVersionFits_theOneInForceAtTheStartMayHaveNoCandidate() {
    var outcome = OutcomeFixture.under(first().sources("legacy"), second().sources("crm"));
    outcome.record(session("s1").started(NOON));
    outcome.say(attested("m1").source("legacy").session("s1"));
    outcome.say(attested("m2").source("crm").session("s2"));
    outcome.assertStands(OutcomeStatus.PARKED, ReasonCodes.NO_SESSION, 0);
    outcome.pass("2026-11-10T00:00:00Z");
    outcome.assertStands(OutcomeStatus.LAPSED, ReasonCodes.NO_SESSION, 0);
  }

  @Test
  void session_startedBeforeAllVersions_hasNoTerms() {
    var outcome = OutcomeFixture.under(first().window("P2Y"), second().window("P2Y"));
    outcome.record(session("s1").started("2025-12-31T23:59:59Z"));
    outcome.say(attested("m1"));
    outcome.assertStands(OutcomeStatus.NOT_BILLABLE, ReasonCodes.NO_TERMS, 0);
  }

  @Test
  void merged_whateverTheVersion_isSaidFirst() {
    var outcome = OutcomeFixture.under(first().window("P2Y"), second().window("P2Y"));
    outcome.record(session("s1").started("2025-12-31T23:59:59Z"));
    outcome.say(attested("m1"));
    outcome.say(merged("m2", "P-1").at("2026-11-03T00:00:00Z"));
    outcome.assertStands(OutcomeStatus.VOID, ReasonCodes.MERGED, 0);
    assertEquals("policy/P-1", outcome.last().detailOrNull());
  }

  @Test
  void noSessionAtAll_theNewestVersionWithATruth_reads() {
    var outcome = OutcomeFixture.under(first().sources("crm"), second().sources("desk"));
    outcome.say(attested("m1").source("crm"));
    outcome.assertStands(OutcomeStatus.PARKED, ReasonCodes.NO_SESSION, 0);
  }

  @Test
  void noTruthAtAll_theNewestVersionThatKnowsWhy_reads() {
    var outcome = OutcomeFixture.under(first().sources("crm"), second().sources("desk"));
    outcome.say(retracted("m1").source("crm").at("2026-11-03T00:00:00Z").reason("gone"));
    outcome.assertStands(OutcomeStatus.VOID, "gone", 0);

    var weak = OutcomeFixture.under(first().sources("crm"), second().sources("desk"));
    weak.say(attested("m1").source("crm").assurance(Assurance.CALLER_ONLY));
    weak.assertStands(OutcomeStatus.NOT_BILLABLE, ReasonCodes.ASSURANCE, 0);
  }

  @Test
  void nothingKnown_theNewestVersion_reads() {
    var outcome =
        OutcomeFixture.under(first().sources("crm", "portal"), second().sources("crm", "portal"));
    outcome.say(attested("m1").source("portal"));
    outcome.assertStands(OutcomeStatus.PARKED, ReasonCodes.NOT_ATTESTED, 0);
  }

  @Test
  void matching_isReadByTheVersionOfTheTruthsDate() {
    // The window of the first version is a day, that of the second thirty.
    var old = OutcomeFixture.under(first().window("P1D"), second().window("P30D"));
    old.record(session("s1").started("2026-10-25T00:00:00Z"));
    old.say(attested("m1").occurred("2026-11-01T11:00:00Z"));
    old.assertStands(OutcomeStatus.PARKED, ReasonCodes.OUT_OF_WINDOW, 0);
    old.say(restated("m2").told("2026-11-03T00:00:00Z"));
    assertGoverns(1, 100, old);
  }

  @Test
  void currencyAndRules_areThoseOfTheGoverningVersion() {
    var outcome =
        OutcomeFixture.under(
            terms().price(percent("10", null, null, "USD")),
            terms(2)
                .from(NOON)
                .price(percent("10", null, null, "EUR"))
                .freeWhen(new ExemptionRule.HumanHandled()));
    outcome.record(session("s1").started(NOON));
    outcome.say(attested("m1").value(money("100.00", "USD")));
    outcome.assertStands(OutcomeStatus.NOT_BILLABLE, ReasonCodes.WRONG_CURRENCY, 0);
    outcome.say(restated("m2").told("2026-11-03T00:00:00Z").value(money("100.00", "EUR")));
    assertGoverns(2, 1_000, outcome);
  }

  @Test
  void session_correctedToAnEarlierStart_changesTheVersion() {
    var outcome = OutcomeFixture.under(first(), second());
    outcome.record(session("s1").started(NOON));
    outcome.say(attested("m1"));
    assertGoverns(2, 200, outcome);
    var later = Instant.parse("2026-11-04T00:00:00Z");
    outcome.record(session("s1").started(BEFORE).recorded(later).received(later));
    assertGoverns(1, 100, outcome);
  }
}
