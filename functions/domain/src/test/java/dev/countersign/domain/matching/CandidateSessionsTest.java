package dev.countersign.domain.matching;

import static dev.countersign.domain.fixture.SessionBuilder.session;
import static dev.countersign.domain.fixture.StatementBuilder.attested;
import static dev.countersign.domain.fixture.TermsBuilder.terms;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.countersign.domain.fixture.OutcomeFixture;
import dev.countersign.domain.fixture.SessionBuilder;
import dev.countersign.domain.fixture.StatementBuilder;
import dev.countersign.domain.history.Decision;
import dev.countersign.domain.terms.MatchRule.By;
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
}
