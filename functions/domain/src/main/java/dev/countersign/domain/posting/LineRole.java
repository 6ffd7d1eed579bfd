package dev.countersign.domain.posting;

import dev.countersign.domain.EventId;
import org.jspecify.annotations.Nullable;

/** Whether a line charges or takes back, and which other line it belongs to. */
public sealed interface LineRole {
  /**
   * It charges.
   *
   * @param replacesOrNull the reversal whose result this one replaces: both were made by one entry
   */
  record Billable(@Nullable EventId replacesOrNull) implements LineRole {}

  /**
   * It takes back the whole of an earlier billable.
   *
   * @param reverses the billable that it takes back
   * @param replacedByOrNull the billable that the same entry made in its place
   */
  record Reversal(EventId reverses, @Nullable EventId replacedByOrNull) implements LineRole {}
}
