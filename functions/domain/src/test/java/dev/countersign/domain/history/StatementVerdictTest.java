package dev.countersign.domain.history;

import static dev.countersign.domain.fixture.SessionBuilder.session;
import static dev.countersign.domain.fixture.StatementBuilder.attested;
import static dev.countersign.domain.fixture.StatementBuilder.money;
import static dev.countersign.domain.fixture.StatementBuilder.retracted;
import static dev.countersign.domain.fixture.TermsBuilder.terms;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.domain.fixture.OutcomeFixture;
import dev.countersign.domain.fixture.StatementBuilder;
import dev.countersign.domain.statement.Assurance;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The verdict on each statement. */
final class StatementVerdictTest {
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
}
