package dev.countersign.app.dispute;

import dev.countersign.domain.dispute.Dispute;
import dev.countersign.domain.dispute.DisputeAct;
import dev.countersign.domain.dispute.DisputeEnd.EndedBy;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.history.Stimulus.Trace;

/** The word that a message about a dispute is answered with, where it was recorded. */
public final class DisputeWord {
  private DisputeWord() {}

  /**
   * The word.
   *
   * @param entry the one that answers the message
   */
  public static String of(Entry entry) {
    return switch (entry.trace()) {
      case Trace.Disputed disputed -> disputed.verdict().wire();
      case Trace.OnDispute spoken ->
          switch (spoken.act()) {
            case DisputeAct.Withdrawn withdrawn -> "withdrawn";
            case DisputeAct.Contested contested -> "answered";
            case DisputeAct.Conceded conceded -> "conceded";
            case DisputeAct.Offered offered -> isConceded(entry) ? "conceded" : "answered";
            case DisputeAct.Ruled ruled -> "resolved";
          };
      default -> throw new IllegalArgumentException("not brought by a message about a dispute");
    };
  }

  /** An offer of no more than the payer holds owed ends the dispute. */
  private static boolean isConceded(Entry entry) {
    return entry
        .registers()
        .dispute()
        .flatMap(Dispute::end)
        .filter(end -> end.by() == EndedBy.SELLER)
        .isPresent();
  }
}
