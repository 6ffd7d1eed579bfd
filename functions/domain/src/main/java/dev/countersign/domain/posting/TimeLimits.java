package dev.countersign.domain.posting;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which times an engine takes.
 *
 * @param lateOrNull how far before now; without it, however far
 * @param futureOrNull how far after now; without it, however far
 */
public record TimeLimits(
    @Nullable Duration lateOrNull, @Nullable Duration futureOrNull, Otherwise otherwise) {
  /** What is done with a usage whose own time the engine doesn't take. */
  public enum Otherwise {
    /** It is counted under the time of the request. */
    NOW,
    /** A person decides. */
    HOLD
  }
}
