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
import dev.countersign.domain.SessionId;
import dev.countersign.domain.fixture.OutcomeFixture;
import dev.countersign.domain.fixture.StatementBuilder;
import dev.countersign.domain.registers.Ruling;
import dev.countersign.domain.registers.SessionChoice;
import dev.countersign.domain.statement.Assurance;
import dev.countersign.domain.terms.Terms;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person's ruling makes of a contradiction. */
final class RulingTest {
  private final OutcomeFixture outcome =
      OutcomeFixture.under(terms().sources("crm", "portal").onConflict(Terms.OnConflict.REVIEW));

  @BeforeEach
  void contradicted() {
    outcome.record(session("s1"));
    outcome.say(attested("m1"));
    outcome.say(retracted("w1").by("portal").at("2026-11-03T00:00:00Z"));
    assertEquals(OutcomeStatus.AMBIGUOUS, outcome.last().status());
  }

  private Decision rule(Ruling.Finding finding, String at) {
    return outcome.rule(new Ruling(finding, "ann", "the contract is signed", Instant.parse(at)));
  }

  @Test
  void stands_afterAContradiction_bills() {
    rule(Ruling.Finding.STANDS, "2026-11-04T00:00:00Z");
    assertEquals(OutcomeStatus.BILLABLE, outcome.last().status());
    assertEquals(150, outcome.net());
  }

  @Test
  void falls_afterAContradiction_neverBills() {
    rule(Ruling.Finding.FALLS, "2026-11-04T00:00:00Z");
    assertEquals(OutcomeStatus.NOT_BILLABLE, outcome.last().status());
    assertEquals(ReasonCodes.RULED_OUT, outcome.last().reasonOrNull());
    assertEquals(0, outcome.net());
  }

  @Test
  void falls_laterRuling_takesBackWhatWasBilled() {
    rule(Ruling.Finding.STANDS, "2026-11-04T00:00:00Z");
    rule(Ruling.Finding.FALLS, "2026-11-05T00:00:00Z");
    assertEquals(0, outcome.net());
    assertEquals(ReasonCodes.RULED_OUT, outcome.events().getLast().reasonOrNull());
  }

  @Test
  void ruling_olderThanTheOneThatStands_changesNothing() {
    rule(Ruling.Finding.FALLS, "2026-11-05T00:00:00Z");
    assertInstanceOf(Decision.Unchanged.class, rule(Ruling.Finding.STANDS, "2026-11-04T00:00:00Z"));
    assertEquals(ReasonCodes.RULED_OUT, outcome.last().reasonOrNull());
  }

  @Test
  void contradiction_afterTheRuling_asksAgain() {
    rule(Ruling.Finding.STANDS, "2026-11-04T00:00:00Z");
    outcome.say(retracted("w2").by("portal").at("2026-11-06T00:00:00Z"));
    assertEquals(OutcomeStatus.AMBIGUOUS, outcome.last().status());
    assertEquals(0, outcome.net());
  }

  @Test
  void truth_afterItFell_asksAgain() {
    rule(Ruling.Finding.FALLS, "2026-11-04T00:00:00Z");
    outcome.say(
        restated("m2")
            .stated(Instant.parse("2026-11-06T00:00:00Z"))
            .received(Instant.parse("2026-11-06T00:00:00Z")));
    assertEquals(OutcomeStatus.AMBIGUOUS, outcome.last().status());
  }

  @Test
  void ruling_withNothingOpen_isRefusedByName() {
    var plain = OutcomeFixture.under(terms());
    plain.record(session("s1"));
    plain.say(attested("m1"));
    var at = Instant.parse("2026-11-04T00:00:00Z");
    var refused =
        assertInstanceOf(
            Decision.Unprocessable.class,
            plain.rule(new Ruling(Ruling.Finding.STANDS, "ann", "why", at)));
    assertEquals("nothing_to_rule", refused.problem().reason());
  }

  @Test
  void choice_whereTheTermsChoose_isRefusedByName() {
    var at = Instant.parse("2026-11-04T00:00:00Z");
    var refused =
        assertInstanceOf(
            Decision.Unprocessable.class,
            outcome.choose(new SessionChoice(new SessionId("s1"), "ann", "why", at), at));
    assertEquals("nothing_to_choose", refused.problem().reason());
  }

  @Test
  void denial_ofAStrangerOrTooWeakOrWithdrawn_isNoContradiction() {
    for (StatementBuilder denial :
        List.of(
            retracted("w1").by("stranger").at("2026-11-03T00:00:00Z"),
            retracted("w1")
                .by("portal")
                .proved(Assurance.CALLER_ONLY)
                .at("2026-11-03T00:00:00Z"))) {
      var told =
          OutcomeFixture.under(
              terms().sources("crm", "portal").onConflict(Terms.OnConflict.REVIEW));
      told.record(session("s1"));
      told.say(attested("m1"));
      told.say(denial);
      assertEquals(OutcomeStatus.BILLABLE, told.last().status());
    }
    outcome.say(attested("w2").by("portal").stated("2026-11-03T00:00:01Z"));
    assertEquals(OutcomeStatus.BILLABLE, outcome.last().status());
  }

  @Test
  void witness_agreeingAtLastInAnotherGrade_contradictsNoMore() {
    outcome.say(
        attested("w2").by("portal").proved(Assurance.BODY_SIGNED).stated("2026-11-03T00:00:01Z"));
    assertEquals(OutcomeStatus.BILLABLE, outcome.last().status());
  }
}
