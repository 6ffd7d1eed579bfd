package dev.countersign.domain.fold;

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
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.fixture.OutcomeFixture;
import dev.countersign.domain.fixture.StatementBuilder;
import dev.countersign.domain.fixture.TermsBuilder;
import dev.countersign.domain.history.Decision;
import dev.countersign.domain.history.StatementVerdict;
import dev.countersign.domain.registers.KeptStatements;
import dev.countersign.domain.terms.TermsBook;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** An outcome keeps 256 statements one by one, and folds away what changes nothing. */
final class StatementBoundTest {
  private static final Instant START = Instant.parse("2026-11-03T00:00:00Z");
  private static final TermsBook BOOK =
      TermsBuilder.book(terms().sources("crm", "portal").price(percent("10", null, null, "EUR")));

  private final OutcomeFixture outcome = new OutcomeFixture(BOOK);

  private static StatementBuilder at(StatementBuilder statement, int hour) {
    var time = START.plusSeconds(3600L * hour);
    return statement.stated(time).received(time);
  }

  private int kept() {
    return outcome.last().registers().statements().all().size();
  }

  private void attestedOnce() {
    outcome.record(session("s1"));
    outcome.say(attested("m1"));
  }

  /** The same note said by the hour: each but the newest changes nothing. */
  private void noteOften(int times) {
    for (int i = 0; i < times; i++) {
      outcome.say(at(noted("n" + i), i).fact("a", "x" + i % 2));
    }
  }

  @Test
  void said_256Times_allAreKept() {
    attestedOnce();
    noteOften(255);
    assertEquals(256, kept());
    assertTrue(outcome.last().registers().statements().foldedUpTo().isEmpty());
  }

  @Test
  void said_oftener_theOldestThatChangesNothingIsFoldedAway() {
    attestedOnce();
    noteOften(300);
    assertEquals(256, kept());
    var statements = outcome.last().registers().statements();
    // The attestation is the oldest, but without it there is no truth.
    assertEquals("m1", statements.all().getFirst().message().value());
    assertEquals(START.plusSeconds(3600L * 44), statements.foldedUpTo().get(StatementBuilder.CRM));
    outcome.assertStands(OutcomeStatus.BILLABLE, null, 12_000);
  }

  @Test
  void stated_notNewerThanOneFoldedAway_isSuperseded() {
    attestedOnce();
    noteOften(300);
    outcome.say(at(noted("late"), 44).received(START.plusSeconds(3_000_000)).fact("b", "y"));
    assertEquals(StatementVerdict.SUPERSEDED, outcome.verdict());
    assertEquals(256, kept());
    outcome.say(at(noted("later"), 45).received(START.plusSeconds(3_000_000)).fact("b", "y"));
    assertEquals(StatementVerdict.ACCEPTED, outcome.verdict());
  }

  @Test
  void stated_byAnotherSource_isNotSupersededByThatHorizon() {
    attestedOnce();
    noteOften(300);
    outcome.say(at(retracted("w1").source("portal"), 1).received(START.plusSeconds(3_000_000)));
    assertEquals(StatementVerdict.WITNESSED, outcome.verdict());
    assertTrue(
        outcome.last().registers().statements().all().stream()
            .anyMatch(kept -> kept.source().value().equals("portal")));
  }

  @Test
  void said_256ThatEachCount_refusesTheNextByName() {
    attestedOnce();
    for (int i = 0; i < 255; i++) {
      outcome.say(at(noted("n" + i), i).fact("a" + i, "x"));
    }
    var refused =
        assertInstanceOf(
            Decision.Unprocessable.class, outcome.say(at(noted("more"), 300).fact("b", "x")));
    assertEquals("too_many_statements", refused.problem().reason());
    assertEquals(256, kept());
  }

  @Test
  void said_256ThatEachCount_stillHasRoomForWhatTakesBack() {
    attestedOnce();
    for (int i = 0; i < 255; i++) {
      outcome.say(at(noted("n" + i), i).fact("a" + i, "x"));
    }
    outcome.say(at(retracted("r1"), 300).occurred("2026-11-03T00:00:00Z").reason("gone"));
    outcome.assertStands(OutcomeStatus.REVERSED, "gone", 0);
    outcome.say(at(merged("r2", "P-1"), 301));
    outcome.assertStands(OutcomeStatus.REVERSED, "merged", 0);
    assertEquals(258, kept());
  }

  @Test
  void said_256ThatEachCount_oneMoreThatChangesNothingIsNotKept() {
    attestedOnce();
    for (int i = 0; i < 255; i++) {
      outcome.say(at(noted("n" + i), i).fact("a" + i, "x"));
    }
    outcome.say(at(noted("again"), -1).fact("a7", "older"));
    assertEquals(StatementVerdict.SUPERSEDED, outcome.verdict());
    assertEquals(256, kept());
  }

  @Test
  void said_tooMuchText_foldsAwayThenRefusesAndStillTakesBack() {
    attestedOnce();
    String text = "x".repeat(15 * 1024);
    for (int i = 0; i < 10; i++) {
      assertInstanceOf(
          Decision.Appended.class, outcome.say(at(noted("n" + i), i).fact("a" + i, text)));
    }
    var more = outcome.say(at(noted("more"), 20).fact("b", text));
    assertInstanceOf(Decision.Unprocessable.class, more);
    // What replaces a fact makes room for itself.
    assertInstanceOf(
        Decision.Appended.class, outcome.say(at(noted("other"), 21).fact("a1", text + "y")));
    outcome.say(at(retracted("r1"), 30).occurred("2026-11-03T00:00:00Z").reason("gone"));
    outcome.assertStands(OutcomeStatus.REVERSED, "gone", 0);
  }

  @Test
  void said_muchByAWitness_leavesRoomForTheBillingSource() {
    String text = "x".repeat(15 * 1024);
    for (int i = 0; i < 3; i++) {
      assertInstanceOf(
          Decision.Appended.class,
          outcome.say(at(noted("w" + i).source("portal"), i).fact("a" + i, text)));
    }
    assertInstanceOf(
        Decision.Unprocessable.class,
        outcome.say(at(noted("w9").source("portal"), 9).fact("b", text)));
    for (int i = 0; i < 10; i++) {
      assertInstanceOf(
          Decision.Appended.class, outcome.say(at(noted("n" + i), i).fact("c" + i, text)));
    }
  }

  @Test
  void said_sixtyCyclesOfAttestAndRetract_endsAsTheLastSays() {
    attestedOnce();
    for (int i = 0; i < 60; i++) {
      outcome.say(at(retracted("r" + i), 2 * i).occurred(START.plusSeconds(7200L * i)));
      outcome.say(at(attested("a" + i), 2 * i + 1));
    }
    outcome.assertStands(OutcomeStatus.BILLABLE, null, 12_000);
    assertEquals(121, kept());
    outcome.say(at(retracted("end"), 200).occurred(START).reason("gone"));
    outcome.assertStands(OutcomeStatus.REVERSED, "gone", 0);
  }

  @Test
  void fit_cyclesBeyondTheBound_keepsTheLastTruth() {
    outcome.record(session("s1"));
    for (int i = 0; i < 400; i++) {
      outcome.say(
          i % 2 == 0
              ? at(attested("m" + i), i).value(money(i + 1 + ".00", "EUR"))
              : at(retracted("m" + i), i).occurred(START.plusSeconds(3600L * i)));
    }
    assertTrue(kept() <= 256);
    assertEquals(OutcomeStatus.REVERSED, outcome.last().status());
    outcome.say(at(attested("end"), 500).value(money("10.00", "EUR")));
    outcome.assertStands(OutcomeStatus.BILLABLE, null, 100);
  }

  @Test
  void fit_aThousandStatements_isBounded() {
    var kept = KeptStatements.NONE.with(attested("m1").build());
    for (int i = 0; i < 1_000; i++) {
      var more = at(restated("m" + i), i % 300).value(money(i % 7 + ".00", "EUR")).build();
      if (!kept.isFoldedAway(more)) {
        kept = StatementBound.fit(kept.with(more), more, BOOK).orElseThrow();
      }
    }
    assertTrue(kept.all().size() <= 256);
  }
}
