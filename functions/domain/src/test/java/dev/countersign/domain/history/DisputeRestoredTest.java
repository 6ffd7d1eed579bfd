package dev.countersign.domain.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.domain.dispute.DisputeCode;
import dev.countersign.domain.dispute.DisputeFinding;
import dev.countersign.domain.fixture.DisputeLife;
import dev.countersign.domain.terms.DisputeTerms.Meanwhile;
import dev.countersign.domain.terms.DisputeTerms.OnSilence;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A table is taken back to before an answer and a ruling; the deadline passes before it is told.
 */
final class DisputeRestoredTest {
  private static final String TOLD = "2026-12-27T12:00:00Z";
  private static final String UNTIL = "2026-12-28T12:00:00Z";

  private final DisputeLife life =
      DisputeLife.under(DisputeLife.terms(OnSilence.STANDS, OnSilence.STANDS, Meanwhile.BILLED));
  private final DisputeLife restored = lived();

  /** What the table is taken back to. */
  private DisputeLife lived() {
    life.disputes("2026-12-10T09:00:00Z", DisputeCode.NOT_OURS, null);
    return life.copy();
  }

  @BeforeEach
  void taken_back() {
    life.contests("2026-12-12T09:00:00Z");
    life.rules("2026-12-15T09:00:00Z", new DisputeFinding.Falls());
    life.assertStands("NotBillable(ruled_out)", "+30.00 -30.00");

    restored.outcome().restored(life.outcome().events(), Instant.parse(TOLD), Instant.parse(UNTIL));
    restored.assertStands("Reversed(restored)", "+30.00");
    assertEquals("", restored.end());
  }

  @Test
  void saidAgainInTheGrace_comesInTime() {
    restored.contests("2026-12-27T13:00:00Z");
    restored.rules("2026-12-27T14:00:00Z", new DisputeFinding.Falls());

    restored.outcome().pass("2026-12-29T00:00:00Z");

    restored.assertStands("NotBillable(ruled_out)", "+30.00");
    assertEquals("falls by arbiter", restored.end());
  }

  @Test
  void saidByNobody_isUndoneAtTheGracesEnd() {
    restored.outcome().pass("2026-12-29T00:00:00Z");

    restored.assertStands("Billable", "+30.00 +30.00");
    assertEquals("stands by silence", restored.end());
    assertEquals(Instant.parse(UNTIL), restored.dispute().end().orElseThrow().at());
  }

  /** A line that stays billed publishes nothing, so the bus can't tell that an answer was lost. */
  @Test
  void noResultIsMissing_undecidedDispute_waitsForTheGracesEnd() {
    var lost = DisputeLife.usual();
    lost.disputes("2026-12-10T09:00:00Z", DisputeCode.NOT_OURS, null);

    lost.outcome().restored(lost.outcome().events(), Instant.parse(TOLD), Instant.parse(UNTIL));
    lost.contests("2026-12-28T11:59:59Z");

    lost.outcome().pass("2026-12-29T00:00:00Z");
    lost.assertStands("Billable(disputed)", "+30.00");
    assertEquals("", lost.end());
  }

  @Test
  void noResultIsMissing_noDispute_nothingIsWritten() {
    var untouched = DisputeLife.usual();
    untouched.outcome().pass(TOLD);

    var told =
        untouched
            .outcome()
            .restored(
                untouched.outcome().events(), Instant.parse(TOLD), Instant.parse(UNTIL));

    assertEquals(new Decision.Unchanged(), told);
  }
}
