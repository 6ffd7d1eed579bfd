package dev.countersign.domain.history;

import static dev.countersign.domain.fixture.SessionBuilder.session;
import static dev.countersign.domain.fixture.StatementBuilder.attested;
import static dev.countersign.domain.fixture.StatementBuilder.restated;
import static dev.countersign.domain.fixture.StatementBuilder.retracted;
import static dev.countersign.domain.fixture.TermsBuilder.terms;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.ReasonCodes;
import dev.countersign.domain.fixture.OutcomeFixture;
import dev.countersign.domain.fixture.StatementBuilder;
import dev.countersign.domain.registers.Ruling;
import dev.countersign.domain.statement.Assurance;
import dev.countersign.domain.terms.Terms;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a witness' contradiction and a person's ruling make of an outcome. */
final class RulingTest {
  private final OutcomeFixture outcome = reviewed();

  /** Billed 1.50 by terms that want a contradiction reviewed. */
  private static OutcomeFixture reviewed() {
    var outcome =
        OutcomeFixture.under(terms().sources("crm", "portal").onConflict(Terms.OnConflict.REVIEW));
    outcome.record(session("s1"));
    outcome.say(attested("m1"));
    return outcome;
  }

  @BeforeEach
  void contradicted() {
    outcome.say(retracted("w1").source("portal").at("2026-11-03T00:00:00Z"));
    outcome.assertStands(OutcomeStatus.AMBIGUOUS, ReasonCodes.WITNESS_CONTRADICTS, 0);
  }

  private Decision rule(Ruling.Finding finding, String at) {
    return outcome.rule(new Ruling(finding, "ann", "the contract is signed", Instant.parse(at)));
  }

  @Test
  void ruled_stands_bills() {
    rule(Ruling.Finding.STANDS, "2026-11-04T00:00:00Z");
    assertEquals(OutcomeStatus.BILLABLE, outcome.last().status());
    assertEquals(150, outcome.net());
  }

  @Test
  void ruled_falls_isNotBillable() {
    rule(Ruling.Finding.FALLS, "2026-11-04T00:00:00Z");
    assertEquals(OutcomeStatus.NOT_BILLABLE, outcome.last().status());
    assertEquals(ReasonCodes.RULED_OUT, outcome.last().reasonOrNull());
    assertEquals(0, outcome.net());
  }

  @Test
  void ruled_fallsAfterStands_takesBackWhatWasBilled() {
    rule(Ruling.Finding.STANDS, "2026-11-04T00:00:00Z");
    rule(Ruling.Finding.FALLS, "2026-11-05T00:00:00Z");
    assertEquals(0, outcome.net());
    assertEquals(ReasonCodes.RULED_OUT, outcome.events().getLast().reasonOrNull());
  }

  @Test
  void ruled_olderThanTheRulingThatStands_changesNothing() {
    rule(Ruling.Finding.FALLS, "2026-11-05T00:00:00Z");
    assertInstanceOf(Decision.Unchanged.class, rule(Ruling.Finding.STANDS, "2026-11-04T00:00:00Z"));
    assertEquals(ReasonCodes.RULED_OUT, outcome.last().reasonOrNull());
  }

  @Test
  void retracted_againByTheWitness_wasRuledOnAlready() {
    rule(Ruling.Finding.STANDS, "2026-11-04T00:00:00Z");
    outcome.say(retracted("w2").source("portal").at("2026-11-06T00:00:00Z"));
    outcome.assertStands(OutcomeStatus.BILLABLE, null, 150);
  }

  @Test
  void retracted_byTheWitnessAsHappenedBefore_isAmbiguousAgain() {
    rule(Ruling.Finding.STANDS, "2026-11-04T00:00:00Z");
    outcome.say(
        retracted("w2")
            .source("portal")
            .at("2026-11-06T00:00:00Z")
            .occurred("2026-11-02T12:00:00Z"));
    outcome.assertStands(OutcomeStatus.AMBIGUOUS, ReasonCodes.WITNESS_CONTRADICTS, 0);
  }

  @Test
  void restated_afterItFell_isAmbiguousAgain() {
    rule(Ruling.Finding.FALLS, "2026-11-04T00:00:00Z");
    outcome.say(
        restated("m2")
            .stated(Instant.parse("2026-11-06T00:00:00Z"))
            .received(Instant.parse("2026-11-06T00:00:00Z")));
    assertEquals(OutcomeStatus.AMBIGUOUS, outcome.last().status());
  }

  @Test
  void retracted_byAStrangerOrTooWeakly_isNoContradiction() {
    for (StatementBuilder retraction :
        List.of(
            retracted("w1").source("stranger").at("2026-11-03T00:00:00Z"),
            retracted("w1")
                .source("portal")
                .assurance(Assurance.CALLER_ONLY)
                .at("2026-11-03T00:00:00Z"))) {
      var uncontradicted = reviewed();
      uncontradicted.say(retraction);
      uncontradicted.assertStands(OutcomeStatus.BILLABLE, null, 150);
    }
  }

  @Test
  void attested_byTheWitnessAfterItsRetraction_contradictsNoMore() {
    outcome.say(attested("w2").source("portal").stated("2026-11-03T00:00:01Z"));
    outcome.assertStands(OutcomeStatus.BILLABLE, null, 150);
  }

  @Test
  void attested_byTheWitnessOnly_isNoContradiction() {
    var uncontradicted = reviewed();
    uncontradicted.say(attested("w1").source("portal"));
    uncontradicted.assertStands(OutcomeStatus.BILLABLE, null, 150);
  }

  @Test
  void retracted_byAWitnessUnderKeep_changesNothing() {
    var kept =
        OutcomeFixture.under(terms().sources("crm", "portal").onConflict(Terms.OnConflict.KEEP));
    kept.record(session("s1"));
    kept.say(attested("m1"));
    kept.say(retracted("w1").source("portal").at("2026-11-03T10:00:00Z"));
    assertEquals(StatementVerdict.WITNESSED, kept.verdict());
    kept.assertStands(OutcomeStatus.BILLABLE, null, 150);
  }

  @Test
  void attested_byTheWitnessInAnotherGrade_contradictsNoMore() {
    outcome.say(
        attested("w2")
            .source("portal")
            .assurance(Assurance.BODY_SIGNED)
            .stated("2026-11-03T00:00:01Z"));
    assertEquals(OutcomeStatus.BILLABLE, outcome.last().status());
  }
}
