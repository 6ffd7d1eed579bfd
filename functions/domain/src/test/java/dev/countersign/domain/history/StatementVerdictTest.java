package dev.countersign.domain.history;

import static dev.countersign.domain.fixture.SessionBuilder.session;
import static dev.countersign.domain.fixture.StatementBuilder.attested;
import static dev.countersign.domain.fixture.StatementBuilder.money;
import static dev.countersign.domain.fixture.StatementBuilder.restated;
import static dev.countersign.domain.fixture.StatementBuilder.retracted;
import static dev.countersign.domain.fixture.TermsBuilder.terms;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.Digest;
import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.ReasonCodes;
import dev.countersign.domain.fixture.OutcomeFixture;
import dev.countersign.domain.fixture.SessionBuilder;
import dev.countersign.domain.fixture.StatementBuilder;
import dev.countersign.domain.registers.SessionChoice;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.statement.Assurance;
import dev.countersign.domain.statement.RecordRef;
import dev.countersign.domain.terms.MatchRule.By;
import dev.countersign.domain.terms.Terms;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What each statement is answered, and which sessions it may mean. */
final class StatementVerdictTest {
  private final OutcomeFixture outcome = OutcomeFixture.under(terms().sources("crm", "portal"));

  private StatementVerdict said(StatementBuilder said) {
    outcome.say(said);
    return outcome.verdict();
  }

  @Test
  void attested_newOldAndTheSame_areToldApart() {
    outcome.record(session("s1"));
    assertEquals(StatementVerdict.ACCEPTED, said(attested("m1")));
    assertEquals(StatementVerdict.DUPLICATE, said(attested("m2")));
    assertEquals(StatementVerdict.DUPLICATE, said(attested("m3").stated("2026-11-09T00:00:00Z")));
    var older = attested("m4").stated("2026-11-01T00:00:00Z").value(money("1.00", "EUR"));
    assertEquals(StatementVerdict.SUPERSEDED, said(older));
    assertEquals(List.of("/value"), outcome.said().differs());
    assertEquals(StatementVerdict.WITNESSED, said(attested("m5").by("portal")));
    assertEquals(
        StatementVerdict.UNDER_ASSURED,
        said(attested("m6").proved(Assurance.CALLER_ONLY).value(money("2.00", "EUR"))));
    assertEquals(1, outcome.events().size());
  }

  @Test
  void retracted_newOldAndTheSame_areToldApart() {
    outcome.record(session("s1"));
    said(attested("m1"));
    assertEquals(StatementVerdict.ACCEPTED, said(retracted("m2").at("2026-11-20T00:00:00Z")));
    assertEquals(StatementVerdict.DUPLICATE, said(retracted("m3").at("2026-11-20T00:00:00Z")));
    assertEquals(
        StatementVerdict.SUPERSEDED,
        said(
            retracted("m4")
                .at("2026-11-19T00:00:00Z")
                .received(Instant.parse("2026-11-21T00:00:00Z"))));
    assertEquals(
        StatementVerdict.ACCEPTED,
        said(attested("m5").at("2026-11-22T00:00:00Z").occurred("2026-11-02T10:00:00Z")));
    assertEquals(150, outcome.net());
  }

  @Test
  void retracted_saidWithTheTruth_stands() {
    outcome.record(session("s1"));
    said(
        attested("m1")
            .stated("2026-11-03T00:00:00Z")
            .received(Instant.parse("2026-11-03T00:00:01Z")));
    said(
        retracted("m2")
            .occurred("2026-11-03T00:00:00Z")
            .stated("2026-11-03T00:00:00Z")
            .received(Instant.parse("2026-11-03T00:00:02Z")));
    assertEquals(0, outcome.net());
  }

  @Test
  void differs_everyField_isNamed() {
    var one = attested("m1").fact("a", "x").build();
    var other =
        restated("m2")
            .record(new RecordRef("policy", "P-992"))
            .conversation("c1")
            .session("s1")
            .keys(StatementBuilder.RECORD)
            .occurred("2026-11-02T09:00:00Z")
            .value(null)
            .because("why")
            .fact("a", "y")
            .fact("b/c~", "z")
            .build();
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
        other.differsFrom(one));
    assertEquals(List.of(), one.differsFrom(one));
  }

  @Test
  void newer_tieOfTimes_isBrokenByContent() {
    var a = attested("m1").build();
    var b = attested("m1").value(money("1.00", "EUR")).build();
    assertTrue(a.newerThan(b) != b.newerThan(a));
    assertFalse(a.newerThan(a));
    assertEquals(a.content().compareTo(b.content()) > 0, a.newerThan(b));
  }

  @Test
  void session_tieOfForms_isBrokenByContentAndKeepsTheFirstReceipt() {
    var a = session("s1").agent("a").received("2026-11-01T10:00:00Z").build();
    var b = session("s1").agent("b").received("2026-11-01T09:00:00Z").build();
    assertEquals(a.merged(b), b.merged(a));
    assertEquals(Instant.parse("2026-11-01T09:00:00Z"), a.merged(b).firstReceivedAt());
    var content = a.content().compareTo(b.content()) > 0 ? a.content() : b.content();
    assertEquals(content, a.merged(b).content());
    assertEquals(a, a.knownSince(a.firstReceivedAt()));
  }

  @Test
  void matching_onlyByWhatTheTermsName() {
    assertEquals(150, net(Set.of(By.RECORD), session("s1").keys(StatementBuilder.RECORD), "none"));
    assertEquals(0, net(Set.of(By.SUBJECT), session("s1").keys(StatementBuilder.RECORD), "none"));
    assertEquals(150, net(Set.of(By.SUBJECT), session("s1").keys(StatementBuilder.EMAIL), "none"));
    assertEquals(0, net(Set.of(By.RECORD), session("s1").keys(StatementBuilder.EMAIL), "none"));
    // A name that the terms don't ask for is no name.
    assertEquals(150, net(Set.of(By.RECORD), session("s1"), "session"));
    assertEquals(150, net(Set.of(By.RECORD), session("s1"), "conversation"));
    assertEquals(0, net(Set.of(By.SESSION, By.RECORD), session("s1"), "session"));
    assertEquals(0, net(Set.of(By.CONVERSATION, By.RECORD), session("s1"), "conversation"));
  }

  private static long net(Set<By> by, SessionBuilder session, String names) {
    var life = OutcomeFixture.under(terms().matching(by));
    life.record(session);
    var said = attested("m1");
    switch (names) {
      case "session" -> said.session("another");
      case "conversation" -> said.conversation("another");
      default -> {}
    }
    life.say(said);
    return life.net();
  }

  @Test
  void recorded_sessionThatNothingMeans_changesNothing() {
    said(attested("m1"));
    assertInstanceOf(
        Decision.Unchanged.class, outcome.record(session("s9").keys().conversation("c9")));
    assertEquals(1, outcome.entries().size());
    assertInstanceOf(Decision.Unchanged.class, OutcomeFixture.under(terms()).record(session("s1")));
  }

  @Test
  void review_onlyABelievedWitnessOfTheTermsThatStillDenies() {
    var denial = retracted("w1").by("portal").at("2026-11-03T00:00:00Z");
    assertEquals(0, reviewed(denial));
    assertEquals(
        150,
        reviewed(
            retracted("w1").by("portal").at("2026-11-03T00:00:00Z").proved(Assurance.CALLER_ONLY)));
    assertEquals(150, reviewed(attested("w1").by("portal")));
  }

  private static long reviewed(StatementBuilder witness) {
    var life =
        OutcomeFixture.under(terms().sources("crm", "portal").onConflict(Terms.OnConflict.REVIEW));
    life.record(session("s1"));
    life.say(attested("m1"));
    life.say(witness);
    return life.net();
  }

  @Test
  void reversal_namesItsCause() {
    outcome.record(session("s1"));
    said(attested("m1"));
    var later = Instant.parse("2026-11-04T00:00:00Z");
    outcome.record(session("s1").agent("care").recorded(later).received(later));
    assertEquals(ReasonCodes.SESSION_CORRECTED, outcome.events().get(1).reasonOrNull());
    said(
        restated("m2")
            .stated(later)
            .received(later.plusSeconds(1))
            .occurred("2026-11-02T11:00:00Z"));
    assertEquals(150, outcome.net());
    said(retracted("m3").at("2026-11-20T00:00:00Z"));
    var reversal = outcome.events().getLast();
    assertEquals("retracted", reversal.reasonOrNull());
    assertEquals(-1, reversal.quantity());
    assertEquals(1, outcome.events().getFirst().quantity());
    assertEquals(outcome.last().outcome(), reversal.outcome());
    assertEquals(Digest.class, reversal.attestations().getFirst().getClass());
  }

  @Test
  void held_noticeBeforeItsEnd_isLookedAtThen() {
    var life = OutcomeFixture.under(terms().hold("occurred_at", "P30D"));
    life.record(session("s1"));
    life.say(attested("m1"));
    life.say(
        retracted("m2")
            .occurred("2026-11-20T00:00:00Z")
            .stated("2026-11-10T00:00:00Z")
            .received(Instant.parse("2026-11-10T00:00:00Z")));
    assertEquals(Instant.parse("2026-11-20T00:00:00Z"), life.last().lookAgain().orElseThrow());
    life.pass("2026-11-20T00:00:00Z");
    assertEquals(OutcomeStatus.VOID, life.last().status());
  }

  @Test
  void sole_choiceOfAnother_isRefusedByName() {
    var life =
        OutcomeFixture.under(terms().paying(new dev.countersign.domain.terms.Attribution.Sole()));
    life.record(session("s1"));
    life.record(session("s2"));
    life.say(attested("m1"));
    var at = Instant.parse("2026-11-03T00:00:00Z");
    var other = new dev.countersign.domain.SessionId("s9");
    var refused = life.choose(new SessionChoice(other, "eve", "mistaken", at), at);
    assertEquals(
        new Decision.Unprocessable(
            new dev.countersign.domain.Problem(
                "not_a_candidate",
                "/session",
                "not one of the sessions that this outcome can mean",
                "choose one of s1, s2")),
        refused);
    assertEquals(OutcomeStatus.AMBIGUOUS, life.last().status());
    assertEquals(Session.Mode.LIVE, session("s1").build().mode());
  }
}
