package dev.countersign.domain.terms;

import dev.countersign.domain.SourceId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a result can be disputed.
 *
 * @param open how long after its month was closed
 * @param answer how long the seller has to answer
 * @param decide how long the arbiter has to rule, from the first answer
 * @param sellerSilent what no answer means for the line
 * @param undecided what no ruling means for the line
 * @param arbiterOrNull the source that rules; any, if there is none
 */
public record DisputeTerms(
    CalendarSpan open,
    CalendarSpan answer,
    CalendarSpan decide,
    OnSilence sellerSilent,
    OnSilence undecided,
    Meanwhile meanwhile,
    @Nullable SourceId arbiterOrNull) {

  /** What silence means for a line. */
  public enum OnSilence {
    STANDS,
    FALLS
  }

  /** What becomes of a line that is billed already until a dispute of it is decided. */
  public enum Meanwhile {
    /** It stands billed. */
    BILLED,
    /** What is disputed of it is taken back. */
    WITHHELD
  }

  /** The source that rules, if the terms name one. */
  public Optional<SourceId> arbiter() {
    return Optional.ofNullable(arbiterOrNull);
  }
}
