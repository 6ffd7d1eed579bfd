package dev.countersign.domain.dispute;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of a dispute.
 *
 * @param state none of the undecided ones
 * @param at when the message that ended it was received; by silence the deadline; by the terms when
 *     it was found, at most the deadline
 * @param amountOrNull what is owed of the line; none where the line stands, or falls wholly
 */
public record DisputeEnd(
    DisputeState state, EndedBy by, Instant at, @Nullable StatedAmount amountOrNull) {
  public DisputeEnd {
    if (state.isUndecided()) {
      throw new IllegalArgumentException("an end is no undecided state");
    }
  }

  /** Who, or what, ended it. */
  public enum EndedBy {
    PAYER,
    SELLER,
    ARBITER,
    /** A deadline passed, and the terms say what that means. */
    SILENCE,
    /** The terms owe nothing for the line, with or without a dispute. */
    TERMS;

    /** The word in answers, entries and events. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether nothing is owed for the line any more. */
  public boolean isWhole() {
    return state == DisputeState.FALLS && amountOrNull == null && by != EndedBy.TERMS;
  }
}
