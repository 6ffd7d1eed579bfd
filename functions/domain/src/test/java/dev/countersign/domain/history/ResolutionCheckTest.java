package dev.countersign.domain.history;

import static dev.countersign.domain.fixture.SessionBuilder.session;
import static dev.countersign.domain.fixture.StatementBuilder.attested;
import static dev.countersign.domain.fixture.TermsBuilder.terms;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.Problem;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.fixture.OutcomeFixture;
import dev.countersign.domain.registers.Ruling;
import dev.countersign.domain.registers.SessionChoice;
import dev.countersign.domain.terms.Attribution;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Resolutions that can't be used are refused by name. */
final class ResolutionCheckTest {
  @Test
  void ruled_withoutAContradiction_isRefusedByName() {
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
  void chosen_whereTheTermsChoose_isRefusedByName() {
    var outcome = OutcomeFixture.under(terms());
    outcome.record(session("s1"));
    outcome.say(attested("m1"));
    var at = Instant.parse("2026-11-04T00:00:00Z");
    var refused =
        assertInstanceOf(
            Decision.Unprocessable.class,
            outcome.choose(new SessionChoice(new SessionId("s1"), "ann", "why", at), at));
    assertEquals("nothing_to_choose", refused.problem().reason());
  }

  @Test
  void chosen_noCandidate_isRefusedByName() {
    var outcome = OutcomeFixture.under(terms().attribution(new Attribution.Sole()));
    outcome.record(session("s1"));
    outcome.record(session("s2"));
    outcome.say(attested("m1"));
    var at = Instant.parse("2026-11-03T00:00:00Z");
    var other = new SessionId("s9");
    var refused = outcome.choose(new SessionChoice(other, "eve", "mistaken", at), at);
    assertEquals(
        new Decision.Unprocessable(
            new Problem(
                "not_a_candidate",
                "/session",
                "not one of the sessions that this outcome can mean",
                "choose one of s1, s2")),
        refused);
    assertEquals(OutcomeStatus.AMBIGUOUS, outcome.last().status());
  }
}
