package dev.countersign.domain.matching;

import static dev.countersign.domain.fixture.SessionBuilder.session;
import static dev.countersign.domain.fixture.StatementBuilder.attested;
import static dev.countersign.domain.fixture.StatementBuilder.restated;
import static dev.countersign.domain.fixture.StatementBuilder.retracted;
import static dev.countersign.domain.fixture.TermsBuilder.terms;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.countersign.domain.MatchKey;
import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.ReasonCodes;
import dev.countersign.domain.fixture.OutcomeFixture;
import dev.countersign.domain.fixture.SessionBuilder;
import dev.countersign.domain.fixture.StatementBuilder;
import dev.countersign.domain.history.Decision;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.terms.Attribution;
import dev.countersign.domain.terms.ExemptionRule;
import dev.countersign.domain.terms.MatchRule.By;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which sessions a truth can mean. */
final class CandidateSessionsTest {
  @Test
  void of_byRecordOnly_linksNoSubject() {
    var byRecord = Set.of(By.RECORD);
    assertEquals(150, net(byRecord, session("s1").keys(StatementBuilder.RECORD), attested("m1")));
    assertEquals(0, net(byRecord, session("s1").keys(StatementBuilder.EMAIL), attested("m1")));
  }

  @Test
  void of_aRecordOfAnAccount_linksThatOfNoneAndOfItsOwn() {
    var byRecord = Set.of(By.RECORD);
    var bare = StatementBuilder.RECORD;
    var one = new MatchKey(bare.kind(), bare.hmac(), "a1");
    var other = new MatchKey(bare.kind(), bare.hmac(), "a2");
    assertEquals(150, net(byRecord, session("s1").keys(bare), attested("m1").keys(one)));
    assertEquals(150, net(byRecord, session("s1").keys(one), attested("m1").keys(one)));
    assertEquals(0, net(byRecord, session("s1").keys(other), attested("m1").keys(one)));
    assertEquals(0, net(byRecord, session("s1").keys(one), attested("m1").keys(bare)));
  }

  @Test
  void of_bySubjectOnly_linksNoRecord() {
    var bySubject = Set.of(By.SUBJECT);
    assertEquals(150, net(bySubject, session("s1").keys(StatementBuilder.EMAIL), attested("m1")));
    assertEquals(0, net(bySubject, session("s1").keys(StatementBuilder.RECORD), attested("m1")));
  }

  @Test
  void of_aNameThatTheTermsDoNotMatchBy_isNotLookedAt() {
    var byRecord = Set.of(By.RECORD);
    assertEquals(150, net(byRecord, session("s1"), attested("m1").session("another")));
    assertEquals(150, net(byRecord, session("s1"), attested("m1").conversation("another")));
  }

  @Test
  void of_aNameThatTheTermsMatchBy_triesNothingElse() {
    assertEquals(
        0, net(Set.of(By.SESSION, By.RECORD), session("s1"), attested("m1").session("another")));
    assertEquals(
        0,
        net(
            Set.of(By.CONVERSATION, By.RECORD),
            session("s1"),
            attested("m1").conversation("another")));
  }

  private static long net(Set<By> by, SessionBuilder session, StatementBuilder statement) {
    var outcome = OutcomeFixture.under(terms().matching(by));
    outcome.record(session);
    outcome.say(statement);
    return outcome.net();
  }

  @Test
  void recorded_sessionThatNoStatementCanMean_changesNothing() {
    var outcome = OutcomeFixture.under(terms());
    outcome.say(attested("m1"));
    assertInstanceOf(
        Decision.Unchanged.class, outcome.record(session("s9").keys().conversation("c9")));
    assertEquals(1, outcome.entries().size());
  }

  @Test
  void recorded_beforeAnyStatement_changesNothing() {
    assertInstanceOf(Decision.Unchanged.class, OutcomeFixture.under(terms()).record(session("s1")));
  }

  private static OutcomeFixture twoWith(SessionBuilder... sessions) {
    var outcome = OutcomeFixture.under(terms().attribution(new Attribution.Sole()));
    for (SessionBuilder session : sessions) {
      outcome.record(session);
    }
    return outcome;
  }

  @Test
  void of_aTestSession_isPassedOver() {
    var outcome = twoWith(session("s1"), session("s2").mode(Session.Mode.TEST));
    outcome.say(attested("m1"));
    outcome.assertStands(OutcomeStatus.BILLABLE, null, 150);
    var alone = twoWith(session("s2").mode(Session.Mode.TEST));
    alone.say(attested("m1"));
    alone.assertStands(OutcomeStatus.PARKED, ReasonCodes.NO_SESSION, 0);
  }

  @Test
  void of_aTestSessionThatIsNamed_missesAsATest() {
    var test = session("s2").conversation("c1").mode(Session.Mode.TEST);
    var named = twoWith(session("s1"), test);
    named.say(attested("m1").session("s2"));
    named.assertStands(OutcomeStatus.NOT_BILLABLE, ReasonCodes.TEST, 0);
    var inConversation = twoWith(session("s1"), test);
    inConversation.say(attested("m1").conversation("c1"));
    inConversation.assertStands(OutcomeStatus.NOT_BILLABLE, ReasonCodes.TEST, 0);
  }

  @Test
  void of_aTestSessionBesideALiveOneInTheConversation_isNoMiss() {
    var outcome =
        twoWith(
            session("s1").conversation("c1"),
            session("s2").conversation("c1").mode(Session.Mode.TEST));
    outcome.say(attested("m1").conversation("c1"));
    outcome.assertStands(OutcomeStatus.BILLABLE, null, 150);
  }

  @Test
  void of_aTestSessionThatAlsoPrecedes_missesAsATest() {
    var outcome = twoWith(session("s1").started("2026-11-03T00:00:00Z").mode(Session.Mode.TEST));
    outcome.say(attested("m1").session("s1"));
    outcome.assertStands(OutcomeStatus.NOT_BILLABLE, ReasonCodes.TEST, 0);
  }

  @Test
  void nearMiss_ofSeveral_isThatOfTheGreatestId() {
    var early = "2026-09-01T00:00:00Z";
    var late = "2026-11-03T00:00:00Z";
    var outcome = twoWith(session("s1").started(late), session("s2").started(early));
    outcome.say(attested("m1"));
    outcome.assertStands(OutcomeStatus.PARKED, ReasonCodes.OUT_OF_WINDOW, 0);
    var other = twoWith(session("s1").started(early), session("s2").started(late));
    other.say(attested("m1"));
    other.assertStands(OutcomeStatus.PARKED, ReasonCodes.PRECEDES_SESSION, 0);
    other.pass("2026-11-10T00:00:00Z");
    other.assertStands(OutcomeStatus.LAPSED, ReasonCodes.PRECEDES_SESSION, 0);
  }

  @Test
  void cameInTime_aCorrectionOfOneThatCounts_alwaysCounts() {
    var outcome = OutcomeFixture.under(terms().freeWhen(new ExemptionRule.HumanHandled()));
    outcome.record(session("s1"));
    outcome.say(attested("m1"));
    var late = Instant.parse("2027-03-01T00:00:00Z");
    outcome.record(session("s1").handledBy(Session.HandledBy.HUMAN).recorded(late).received(late));
    outcome.assertStands(OutcomeStatus.NOT_BILLABLE, ReasonCodes.HUMAN_HANDLED, 0);
  }

  @Test
  void wait_countsFromTheFirstReceiptOfTheTruth() {
    var outcome = OutcomeFixture.under(terms().waitTime("P7D"));
    outcome.say(attested("m1"));
    // Said again and corrected on the sixth day: the wait ends where it would have ended.
    outcome.say(attested("m2").told("2026-11-08T00:00:00Z").fact("a", "x"));
    outcome.say(restated("m3").told("2026-11-08T01:00:00Z"));
    outcome.pass("2026-11-09T10:00:05Z");
    assertEquals(OutcomeStatus.PARKED, outcome.last().status());
    outcome.pass("2026-11-09T10:00:06Z");
    outcome.assertStands(OutcomeStatus.LAPSED, ReasonCodes.NO_SESSION, 0);
    outcome.record(session("s1").received("2026-11-09T10:00:07Z"));
    outcome.assertStands(OutcomeStatus.LAPSED, ReasonCodes.NO_SESSION, 0);
  }

  @Test
  void wait_ofAReinstatedTruth_countsAnew() {
    var outcome = OutcomeFixture.under(terms().waitTime("P7D"));
    outcome.say(attested("m1"));
    outcome.say(retracted("m2").at("2026-11-03T00:00:00Z"));
    outcome.say(attested("m3").told("2026-11-20T00:00:00Z"));
    outcome.record(session("s1").received("2026-11-27T00:00:00Z"));
    outcome.assertStands(OutcomeStatus.BILLABLE, null, 150);
  }

  @Test
  void wait_ofAnOlderStatementReceivedEarlier_endsEarlier() {
    var outcome = OutcomeFixture.under(terms().waitTime("P7D"));
    outcome.say(restated("m2").told("2026-11-05T00:00:00Z"));
    assertEquals(Optional.of(Instant.parse("2026-11-12T00:00:00Z")), outcome.last().lookAgain());
    outcome.say(
        attested("m1")
            .stated("2026-11-02T10:00:05Z")
            .received(Instant.parse("2026-11-06T00:00:00Z")));
    assertEquals(Optional.of(Instant.parse("2026-11-12T00:00:00Z")), outcome.last().lookAgain());
  }

  /** 300 sessions of one mailbox; each is another agent's. */
  @Test
  void of_moreThan256_countsThoseThatStartedLast() {
    var outcome = OutcomeFixture.under(terms().attribution(new Attribution.Even()));
    var start = Instant.parse("2026-11-01T09:00:00Z");
    for (int i = 0; i < 300; i++) {
      outcome.record(session("s" + (1000 + i)).started(start.plusSeconds(i)));
    }
    // These happened afterwards, so they can push none of the others out.
    for (int i = 0; i < 50; i++) {
      outcome.record(session("z" + (1000 + i)).started("2026-11-02T10:00:01Z"));
    }
    outcome.say(attested("m1"));
    var shares = outcome.last().shares();
    assertEquals(256, shares.size());
    assertEquals("s1299", shares.getFirst().session().value());
    assertEquals("s1044", shares.getLast().session().value());
    assertEquals(256, outcome.last().registers().sessions().size());
  }

  @Test
  void registers_aNamedSession_isNeverPushedOut() {
    var outcome = OutcomeFixture.under(terms());
    outcome.record(session("a-first").started("2026-10-15T00:00:00Z"));
    for (int i = 0; i < 300; i++) {
      outcome.record(session("s" + (1000 + i)));
    }
    outcome.say(attested("m1").session("a-first"));
    outcome.assertStands(OutcomeStatus.BILLABLE, null, 150);
    assertEquals("a-first", outcome.last().session().orElseThrow().value());
    for (int i = 0; i < 10; i++) {
      outcome.record(session("t" + i).received("2026-11-03T00:00:00Z"));
    }
    assertEquals("a-first", outcome.last().session().orElseThrow().value());
    assertEquals(256, outcome.last().registers().sessions().size());
  }

  @Test
  void registers_aCandidateOfSomeVersion_staysBeforeOthers() {
    var outcome = OutcomeFixture.under(terms());
    outcome.record(session("a-first").started("2026-10-15T00:00:00Z"));
    for (int i = 0; i < 300; i++) {
      outcome.record(session("s" + (1000 + i)).started("2026-11-03T00:00:00Z"));
    }
    outcome.say(attested("m1"));
    outcome.assertStands(OutcomeStatus.BILLABLE, null, 150);
    assertEquals("a-first", outcome.last().session().orElseThrow().value());
    assertEquals(256, outcome.last().registers().sessions().size());
  }

  @Test
  void registers_aNamedSessionThatIsNoCandidate_staysToo() {
    var outcome = OutcomeFixture.under(terms());
    outcome.record(session("a-first").started("2026-09-15T00:00:00Z"));
    for (int i = 0; i < 300; i++) {
      outcome.record(session("s" + (1000 + i)));
    }
    outcome.say(attested("m1").session("a-first"));
    outcome.assertStands(OutcomeStatus.NOT_BILLABLE, ReasonCodes.OUT_OF_WINDOW, 0);
    assertEquals(256, outcome.last().registers().sessions().size());
  }
}
