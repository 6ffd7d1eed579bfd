package dev.countersign.domain.history;

import static dev.countersign.domain.fixture.SessionBuilder.session;
import static dev.countersign.domain.fixture.StatementBuilder.attested;
import static dev.countersign.domain.fixture.StatementBuilder.restated;
import static dev.countersign.domain.fixture.TermsBuilder.each;
import static dev.countersign.domain.fixture.TermsBuilder.item;
import static dev.countersign.domain.fixture.TermsBuilder.terms;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.ReasonCodes;
import dev.countersign.domain.fixture.OutcomeFixture;
import dev.countersign.domain.fixture.TermsBuilder;
import dev.countersign.domain.registers.Ruling;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.terms.Attribution;
import dev.countersign.domain.terms.ExemptionRule;
import dev.countersign.domain.terms.Rule;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Rules of {@code free_when} and of prices that can't be told, and what a person rules on them. */
final class FailingRuleTest {
  private static ExemptionRule.When rule(String name, Rule.Finding finding) {
    return new ExemptionRule.When(new Rule(name, "…", (truth, session) -> finding));
  }

  /** A rule that fails on sessions that a person shared. */
  private static ExemptionRule.When failingOnShared() {
    return new ExemptionRule.When(
        new Rule(
            "shared",
            "…",
            (truth, session) ->
                session.handledBy() == Session.HandledBy.BOTH
                    ? Rule.Finding.FAILED
                    : Rule.Finding.DOES_NOT_HOLD));
  }

  private static OutcomeFixture attestedUnder(TermsBuilder terms) {
    var outcome = OutcomeFixture.under(terms);
    outcome.record(session("s1"));
    outcome.say(attested("m1"));
    return outcome;
  }

  private static Decision rule(OutcomeFixture outcome, Ruling.Finding finding, String at) {
    return outcome.rule(new Ruling(finding, "ann", "she looked", Instant.parse(at)));
  }

  @Test
  void freeWhen_aRuleThatFails_isAmbiguousWithItsName() {
    var outcome = attestedUnder(terms().freeWhen(rule("odd", Rule.Finding.FAILED)));
    outcome.assertStands(OutcomeStatus.AMBIGUOUS, ReasonCodes.RULE_FAILED, 0);
    assertEquals("odd", outcome.last().detailOrNull());
    assertEquals(1, outcome.last().shares().size());
  }

  @Test
  void freeWhen_aRuleThatFailsAfterOneHolds_isNotTried() {
    var outcome =
        attestedUnder(
            terms().freeWhen(rule("free", Rule.Finding.HOLDS), rule("odd", Rule.Finding.FAILED)));
    outcome.assertStands(OutcomeStatus.NOT_BILLABLE, "free", 0);
  }

  @Test
  void freeWhen_aRuleThatFailsBeforeOneHolds_counts() {
    var outcome =
        attestedUnder(
            terms().freeWhen(rule("odd", Rule.Finding.FAILED), rule("free", Rule.Finding.HOLDS)));
    outcome.assertStands(OutcomeStatus.AMBIGUOUS, ReasonCodes.RULE_FAILED, 0);
  }

  @Test
  void freeWhen_aRuleThatFailsOnTheHoldout_isNotTried() {
    var outcome = OutcomeFixture.under(terms().freeWhen(rule("odd", Rule.Finding.FAILED)));
    outcome.record(session("s1").arm(Session.Arm.HOLDOUT));
    outcome.say(attested("m1"));
    outcome.assertStands(OutcomeStatus.NOT_BILLABLE, ReasonCodes.HOLDOUT, 0);
  }

  @Test
  void freeWhen_aRuleThatFailsOnOneOfTheChosen_isAmbiguous() {
    var outcome =
        OutcomeFixture.under(
            terms().attribution(new Attribution.Even()).freeWhen(failingOnShared()));
    outcome.record(session("s1"));
    outcome.record(session("s2").handledBy(Session.HandledBy.BOTH));
    outcome.say(attested("m1"));
    outcome.assertStands(OutcomeStatus.AMBIGUOUS, ReasonCodes.RULE_FAILED, 0);
  }

  @Test
  void freeWhen_aRuleThatFailsOnASessionNotChosen_doesNotCount() {
    var outcome = OutcomeFixture.under(terms().freeWhen(failingOnShared()));
    outcome.record(session("s1").started("2026-11-01T08:00:00Z").handledBy(Session.HandledBy.BOTH));
    outcome.record(session("s2"));
    outcome.say(attested("m1"));
    outcome.assertStands(OutcomeStatus.BILLABLE, null, 150);
  }

  @Test
  void ruled_stands_aRuleThatFailsDoesNotHold() {
    var outcome = attestedUnder(terms().freeWhen(rule("odd", Rule.Finding.FAILED)));
    rule(outcome, Ruling.Finding.STANDS, "2026-11-04T00:00:00Z");
    outcome.assertStands(OutcomeStatus.BILLABLE, null, 150);
  }

  @Test
  void ruled_stands_theNextPriceOfTheListIsTried() {
    var failing = new Rule("price[0]", "…", (truth, session) -> Rule.Finding.FAILED);
    var outcome =
        attestedUnder(
            terms().prices(item(failing, each("9", "EUR")), item(null, each("2", "EUR"))));
    outcome.assertStands(OutcomeStatus.AMBIGUOUS, ReasonCodes.RULE_FAILED, 0);
    rule(outcome, Ruling.Finding.STANDS, "2026-11-04T00:00:00Z");
    outcome.assertStands(OutcomeStatus.BILLABLE, null, 200);
  }

  @Test
  void ruled_falls_isRuledOut() {
    var outcome = attestedUnder(terms().freeWhen(rule("odd", Rule.Finding.FAILED)));
    rule(outcome, Ruling.Finding.FALLS, "2026-11-04T00:00:00Z");
    outcome.assertStands(OutcomeStatus.NOT_BILLABLE, ReasonCodes.RULED_OUT, 0);
  }

  @Test
  void ruled_atTheTimeOfTheTruth_settlesIt() {
    var outcome = attestedUnder(terms().freeWhen(rule("odd", Rule.Finding.FAILED)));
    rule(outcome, Ruling.Finding.STANDS, "2026-11-02T10:00:05Z");
    outcome.assertStands(OutcomeStatus.BILLABLE, null, 150);
  }

  @Test
  void restated_afterARuling_isAmbiguousAgain() {
    for (Ruling.Finding finding : Ruling.Finding.values()) {
      var outcome = attestedUnder(terms().freeWhen(rule("odd", Rule.Finding.FAILED)));
      rule(outcome, finding, "2026-11-04T00:00:00Z");
      outcome.say(restated("m2").told("2026-11-05T00:00:00Z"));
      outcome.assertStands(OutcomeStatus.AMBIGUOUS, ReasonCodes.RULE_FAILED, 0);
    }
  }

  @Test
  void ruled_whereNoRuleFails_isRefused() {
    var outcome = attestedUnder(terms());
    assertInstanceOf(
        Decision.Unprocessable.class, rule(outcome, Ruling.Finding.STANDS, "2026-11-04T00:00:00Z"));
  }

  @Test
  void failed_ofOneOutcome_costsNoOther() {
    var terms = terms().freeWhen(failingOnShared());
    var other = OutcomeFixture.under(terms);
    other.record(session("s1"));
    other.say(attested("m1"));
    assertEquals(150, other.net());
  }
}
