package dev.countersign.app.accept;

import dev.countersign.domain.OutcomeId;
import dev.countersign.domain.Problem;
import dev.countersign.domain.dispute.DisputeId;
import dev.countersign.domain.dispute.DisputeState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of an outcome that an acceptance excepts. */
public record ExceptedOutcome(OutcomeId outcome, Became became) {

  /** What became of it. */
  public sealed interface Became {
    /**
     * Its dispute is recorded, now or when the same came before.
     *
     * @param verdict {@code opened} or {@code settled}
     * @param state as it is by the entry that recorded it
     * @param deadlineOrNull until when the seller may answer; none where it has ended
     * @param receipt of that entry
     */
    record Recorded(
        String verdict,
        DisputeId dispute,
        DisputeState state,
        @Nullable Instant deadlineOrNull,
        String receipt)
        implements Became {}

    /** It can't be disputed. */
    record Refused(Problem problem) implements Became {}
  }
}
