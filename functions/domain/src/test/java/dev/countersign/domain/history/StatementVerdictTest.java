package dev.countersign.domain.history;

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
import dev.countersign.domain.fixture.OutcomeFixture;
import dev.countersign.domain.fixture.StatementBuilder;
import dev.countersign.domain.statement.Assurance;
import dev.countersign.domain.statement.RecordRef;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The verdict on each statement. */
final class StatementVerdictTest {
  private static final String LATER = "2026-11-20T00:00:00Z";

  private final OutcomeFixture outcome = OutcomeFixture.under(terms().sources("crm", "portal"));

  private StatementVerdict verdict(StatementBuilder statement) {
    outcome.say(statement);
    return outcome.verdict();
  }

  @BeforeEach
  void recorded() {
    outcome.record(session("s1"));
  }

  @Test
  void attested_first_isAccepted() {
    assertEquals(StatementVerdict.ACCEPTED, verdict(attested("m1")));
  }

  @Test
  void attested_theSameInAnotherMessage_isDuplicate() {
    outcome.say(attested("m1"));
    assertEquals(StatementVerdict.DUPLICATE, verdict(attested("m2")));
    assertEquals(
        StatementVerdict.DUPLICATE, verdict(attested("m3").stated("2026-11-09T00:00:00Z")));
    assertEquals(1, outcome.events().size());
  }

  @Test
  void attested_olderWithAnotherValue_isSupersededAndDiffers() {
    outcome.say(attested("m1"));
    var older = attested("m2").stated("2026-11-01T00:00:00Z").value(money("1.00", "EUR"));
    assertEquals(StatementVerdict.SUPERSEDED, verdict(older));
    assertEquals(List.of("/value"), outcome.trace().differs());
    assertEquals(1, outcome.events().size());
  }

  @Test
  void attested_byAnotherSource_isWitnessed() {
    outcome.say(attested("m1"));
    assertEquals(StatementVerdict.WITNESSED, verdict(attested("m2").source("portal")));
    assertEquals(1, outcome.events().size());
  }

  @Test
  void attested_inAGradeThatIsNotBelieved_isUnderAssured() {
    outcome.say(attested("m1"));
    var weak = attested("m2").assurance(Assurance.CALLER_ONLY).value(money("2.00", "EUR"));
    assertEquals(StatementVerdict.UNDER_ASSURED, verdict(weak));
    assertEquals(1, outcome.events().size());
  }

  @Test
  void retracted_first_isAcceptedAndThenDuplicate() {
    outcome.say(attested("m1"));
    assertEquals(StatementVerdict.ACCEPTED, verdict(retracted("m2").at("2026-11-20T00:00:00Z")));
    assertEquals(StatementVerdict.DUPLICATE, verdict(retracted("m3").at("2026-11-20T00:00:00Z")));
  }

  @Test
  void attested_newerThanTheRetraction_isAcceptedAndReinstates() {
    outcome.say(attested("m1"));
    outcome.say(retracted("m2").at("2026-11-20T00:00:00Z"));
    var newer = attested("m3").at("2026-11-22T00:00:00Z").occurred("2026-11-02T10:00:00Z");
    assertEquals(StatementVerdict.ACCEPTED, verdict(newer));
    assertEquals(150, outcome.net());
  }

  @Test
  void retracted_statedWithTheTruth_stands() {
    outcome.say(
        attested("m1")
            .stated("2026-11-03T00:00:00Z")
            .received(Instant.parse("2026-11-03T00:00:01Z")));
    outcome.say(
        retracted("m2")
            .occurred("2026-11-03T00:00:00Z")
            .stated("2026-11-03T00:00:00Z")
            .received(Instant.parse("2026-11-03T00:00:02Z")));
    assertEquals(StatementVerdict.ACCEPTED, outcome.verdict());
    assertEquals(0, outcome.net());
  }

  private StatementVerdict after(StatementBuilder before, StatementBuilder statement) {
    outcome.say(before);
    return verdict(statement);
  }

  @Test
  void attested_statingLess_isDuplicate() {
    assertEquals(
        StatementVerdict.DUPLICATE,
        after(
            attested("m1").fact("a", "x").fact("b", "y"),
            attested("m2").told(LATER).value(null).fact("a", "x")));
    assertEquals(List.of(), outcome.trace().differs());
  }

  @Test
  void attested_statingMore_isAcceptedAndDiffers() {
    assertEquals(
        StatementVerdict.ACCEPTED,
        after(attested("m1"), attested("m2").told(LATER).fact("a", "x").session("s1")));
    assertEquals(List.of("/session", "/facts/a"), outcome.trace().differs());
  }

  @Test
  void attested_ofAnotherDateOnly_isDuplicateSinceTheFirstDateStays() {
    assertEquals(
        StatementVerdict.DUPLICATE,
        after(attested("m1"), attested("m2").told(LATER).occurred("2026-11-02T09:00:00Z")));
    assertEquals(List.of("/occurred_at"), outcome.trace().differs());
  }

  @Test
  void restated_theSame_isDuplicate() {
    assertEquals(StatementVerdict.DUPLICATE, after(attested("m1"), restated("m2").told(LATER)));
  }

  @Test
  void restated_leavingOut_isAcceptedAndDiffers() {
    assertEquals(
        StatementVerdict.ACCEPTED,
        after(
            attested("m1").session("s1").reason("why").fact("a", "x").fact("b/c", "y"),
            restated("m2").told(LATER).value(null).fact("b/c", "z")));
    assertEquals(
        List.of("/session", "/value", "/reason", "/facts/a", "/facts/b~1c"),
        outcome.trace().differs());
  }

  @Test
  void restated_ofAnotherDateOnly_isAccepted() {
    assertEquals(
        StatementVerdict.ACCEPTED,
        after(attested("m1"), restated("m2").told(LATER).occurred("2026-11-02T09:00:00Z")));
  }

  @Test
  void noted_theSame_isDuplicateWithATruthAndWithout() {
    assertEquals(
        StatementVerdict.DUPLICATE,
        after(attested("m1").fact("a", "x"), noted("m2").told(LATER).fact("a", "x")));
    var before = OutcomeFixture.under(terms());
    before.say(noted("m1").fact("a", "x").value(money("1.00", "EUR")));
    assertEquals(StatementVerdict.ACCEPTED, before.verdict());
    before.say(noted("m2").told(LATER).fact("a", "x"));
    assertEquals(StatementVerdict.DUPLICATE, before.verdict());
    before.say(noted("m3").told("2026-11-20T00:00:01Z").fact("a", "y"));
    assertEquals(StatementVerdict.ACCEPTED, before.verdict());
  }

  @Test
  void noted_somethingElse_isAcceptedAndDiffersOnlyInThat() {
    assertEquals(
        StatementVerdict.ACCEPTED,
        after(
            attested("m1").fact("a", "x").fact("b", "x"),
            noted("m2").told(LATER).fact("a", "y").session("s9").reason("why")));
    assertEquals(List.of("/facts/a"), outcome.trace().differs());
  }

  @Test
  void attested_olderWithAnotherReasonOnly_isDuplicateAndDiffers() {
    assertEquals(
        StatementVerdict.DUPLICATE,
        after(
            attested("m1").told(LATER).reason("one"),
            attested("m2").reason("two").told(LATER).stated("2026-11-03T00:00:00Z")));
    assertEquals(List.of("/reason"), outcome.trace().differs());
  }

  @Test
  void noted_olderThanWhatStands_isSuperseded() {
    assertEquals(
        StatementVerdict.SUPERSEDED,
        after(
            attested("m1").told(LATER).fact("a", "x"),
            noted("m2").told("2026-11-03T00:00:00Z").fact("a", "y")));
    assertEquals(List.of("/facts/a"), outcome.trace().differs());
  }

  @Test
  void noted_forADateAhead_isAccepted() {
    assertEquals(
        StatementVerdict.ACCEPTED,
        after(
            attested("m1"),
            noted("m2").told(LATER).value(money("7.00", "EUR")).effective("2027-01-01T00:00:00Z")));
  }

  @Test
  void retracted_theSame_isDuplicateOnlyWithTheSameDateAndReason() {
    outcome.say(attested("m1"));
    assertEquals(StatementVerdict.ACCEPTED, verdict(retracted("m2").at(LATER).reason("gone")));
    assertEquals(
        StatementVerdict.DUPLICATE,
        verdict(retracted("m3").told("2026-11-21T00:00:00Z").occurred(LATER).reason("gone")));
    assertEquals(
        StatementVerdict.SUPERSEDED,
        verdict(retracted("m4").told("2026-11-21T00:00:00Z").occurred(LATER).reason("other")));
    assertEquals(StatementVerdict.SUPERSEDED, verdict(retracted("m5").at("2026-11-22T00:00:00Z")));
    assertEquals(
        StatementVerdict.ACCEPTED,
        verdict(retracted("m6").told("2026-11-23T00:00:00Z").occurred("2026-11-19T00:00:00Z")));
    assertEquals(List.of(), outcome.trace().differs());
  }

  @Test
  void retracted_before_anOlderOne_isSuperseded() {
    outcome.say(attested("m1").told(LATER));
    assertEquals(
        StatementVerdict.SUPERSEDED,
        verdict(retracted("m2").told(LATER).stated("2026-11-03T00:00:00Z")));
    assertEquals(150, outcome.net());
  }

  @Test
  void merged_theSame_isDuplicateAndAnotherIsAccepted() {
    outcome.say(attested("m1"));
    assertEquals(StatementVerdict.ACCEPTED, verdict(merged("m2", "P-1").at(LATER)));
    assertEquals(
        StatementVerdict.DUPLICATE, verdict(merged("m3", "P-1").at("2026-11-21T00:00:00Z")));
    assertEquals(
        StatementVerdict.ACCEPTED, verdict(merged("m4", "P-2").at("2026-11-22T00:00:00Z")));
    assertEquals("policy/P-2", outcome.last().detailOrNull());
    assertEquals(
        StatementVerdict.SUPERSEDED, verdict(merged("m5", "P-3").at("2026-11-21T00:00:00Z")));
  }

  @Test
  void anything_afterAMerge_isMergedUnlessItReinstates() {
    outcome.say(attested("m1"));
    outcome.say(merged("m2", "P-1").at(LATER));
    for (var statement :
        List.of(
            restated("m3"),
            noted("m4").fact("a", "x"),
            retracted("m5"),
            attested("m6").value(money("7.00", "EUR")))) {
      assertEquals(StatementVerdict.MERGED, verdict(statement.told("2026-11-19T00:00:00Z")));
    }
    assertEquals(StatementVerdict.ACCEPTED, verdict(attested("m7").told("2026-11-21T00:00:00Z")));
  }

  @Test
  void inAForeignCurrency_restatedOrNoted_leavesWhatStood() {
    var euro = OutcomeFixture.under(terms().price(percent("10", null, null, "EUR")));
    euro.record(session("s1"));
    euro.say(attested("m1"));
    for (var statement : List.of(restated("m2"), noted("m3"))) {
      euro.say(statement.told(LATER).value(money("1.00", "USD")).fact("a", "x"));
      assertEquals(StatementVerdict.WRONG_CURRENCY, euro.verdict());
      euro.assertStands(OutcomeStatus.BILLABLE, null, 12_000);
    }
    euro.say(retracted("m4").at(LATER).value(money("1.00", "USD")));
    assertEquals(StatementVerdict.ACCEPTED, euro.verdict());
  }

  @Test
  void witnessed_comesBeforeEveryOtherWord() {
    outcome.say(attested("m1"));
    assertEquals(
        StatementVerdict.WITNESSED,
        verdict(attested("m2").source("portal").assurance(Assurance.CALLER_ONLY)));
    assertEquals(
        StatementVerdict.UNDER_ASSURED,
        verdict(restated("m3").assurance(Assurance.CALLER_ONLY).value(money("1.00", "USD"))));
  }

  @Test
  void theSameStatement_inAnotherGrade_isAnotherStatement() {
    outcome.say(attested("m1"));
    assertEquals(
        StatementVerdict.DUPLICATE, verdict(attested("m2").assurance(Assurance.BODY_SIGNED)));
    assertEquals(2, outcome.last().registers().statements().all().size());
    assertEquals(StatementVerdict.DUPLICATE, verdict(attested("m3")));
    assertEquals(2, outcome.last().registers().statements().all().size());
  }

  @Test
  void restated_inEveryField_namesEach() {
    outcome.say(attested("m1").session("s1").conversation("c1").reason("one").fact("a", "x"));
    outcome.say(
        restated("m2")
            .told(LATER)
            .occurred("2026-11-02T09:00:00Z")
            .record(new RecordRef("policy", "P-992"))
            .conversation("c2")
            .session("s2")
            .keys(StatementBuilder.RECORD)
            .value(null)
            .reason("two")
            .fact("b/c~", "z"));
    assertEquals(
        List.of(
            "/record",
            "/conversation",
            "/session",
            "/subject",
            "/occurred_at",
            "/value",
            "/reason",
            "/facts/a",
            "/facts/b~1c~0"),
        outcome.trace().differs());
  }

  @Test
  void noted_anotherValueBeforeThereIsATruth_isAccepted() {
    var before = OutcomeFixture.under(terms());
    before.say(noted("m1").value(money("1.00", "EUR")));
    before.say(noted("m2").told(LATER).value(money("1.00", "EUR")));
    assertEquals(StatementVerdict.DUPLICATE, before.verdict());
    before.say(noted("m3").told("2026-11-21T00:00:00Z").value(money("2.00", "EUR")));
    assertEquals(StatementVerdict.ACCEPTED, before.verdict());
    before.say(noted("m4").told("2026-11-19T00:00:00Z").value(money("3.00", "EUR")));
    assertEquals(StatementVerdict.SUPERSEDED, before.verdict());
  }
}
