package dev.countersign.app.accept;

import dev.countersign.app.dispute.DisputeResult;
import dev.countersign.domain.OutcomeId;
import dev.countersign.domain.Problem;

/** What became of an outcome that an acceptance excepts. */
public record ExceptedOutcome(OutcomeId outcome, Became became) {

  /** What became of it. */
  public sealed interface Became {
    /**
     * Its dispute is recorded, now or when the same came before.
     *
     * @param told what whoever sends a dispute is told; its verdict is {@code opened} or {@code
     *     settled}
     */
    record Recorded(DisputeResult.Done told) implements Became {}

    /** It can't be disputed. */
    record Refused(Problem problem) implements Became {}
  }
}
