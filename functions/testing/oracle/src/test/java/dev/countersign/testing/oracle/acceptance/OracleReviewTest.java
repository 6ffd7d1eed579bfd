package dev.countersign.testing.oracle.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.testing.oracle.acceptance.OracleAcceptance.Answer;
import dev.countersign.testing.oracle.acceptance.OracleReview.OnSilence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The tables of {@code docs/month.md}, section 11. */
final class OracleReviewTest {
  private static final Instant UNTIL = Instant.parse("2027-01-03T00:00:00Z");
  private static final Instant IN_TIME = UNTIL.minusSeconds(1);

  private final OracleReview open = new OracleReview("root", UNTIL, OnSilence.OPEN);
  private final OracleReview silent = new OracleReview("root", UNTIL, OnSilence.ACCEPTED);

  private static OracleAcceptance said(String id, Answer answer, Instant at, String... outcomes) {
    return new OracleAcceptance(id, "root", answer, Set.of(outcomes), at);
  }

  @Test
  void answer_beforeTheEndOfTheReview_isRecordedAndCounts() {
    assertEquals("recorded", open.decide(said("a1", Answer.REFUSED, IN_TIME)));
    assertEquals("recorded", open.decide(said("a1", Answer.REFUSED, UNTIL)));
    assertEquals("conflict", open.decide(said("a1", Answer.ACCEPTED, UNTIL)));
    assertEquals("stands", open.decide(said("a2", Answer.REFUSED, UNTIL)));
    assertEquals("answered", open.decide(said("a3", Answer.ACCEPTED_EXCEPT, IN_TIME, "out_1")));
    assertEquals("recorded", open.decide(said("a4", Answer.ACCEPTED, IN_TIME)));
    assertEquals("answered", open.decide(said("a5", Answer.REFUSED, IN_TIME)));
    assertEquals(2, open.recorded().size());
  }

  @Test
  void answer_ofAnotherRoot_isRefused() {
    var other = new OracleAcceptance("a1", "another", Answer.ACCEPTED, Set.of(), IN_TIME);
    assertEquals("another_root", open.decide(other));
    assertEquals(List.of(), open.recorded());
  }

  @Test
  void answer_afterTheReview_countsOnlyWhereSilenceIsOpen() {
    assertEquals("late_answer", open.decide(said("a1", Answer.REFUSED, UNTIL)));
    assertEquals("late_answer", silent.decide(said("a1", Answer.REFUSED, UNTIL)));
    assertEquals("late_answer", silent.decide(said("a2", Answer.REFUSED, UNTIL)));
    assertEquals("late_answer", silent.decide(said("a3", Answer.ACCEPTED, UNTIL)));
    assertEquals(
        List.of(true), open.recorded().stream().map(OracleReview.Recorded::counts).toList());
    assertEquals(
        List.of(false, false),
        silent.recorded().stream().map(OracleReview.Recorded::counts).toList());
  }

  @Test
  void silence_acceptsWhereItSaysSoAndNobodyAnsweredInTime() {
    assertEquals(Optional.empty(), open.acceptedBySilence());
    assertEquals(Optional.of(UNTIL), silent.acceptedBySilence());
    var _ = silent.decide(said("a1", Answer.ACCEPTED_EXCEPT, IN_TIME, "out_1"));
    assertEquals(Optional.empty(), silent.acceptedBySilence());
  }
}
