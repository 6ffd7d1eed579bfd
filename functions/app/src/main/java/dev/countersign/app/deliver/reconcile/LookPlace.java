package dev.countersign.app.deliver.reconcile;

import java.time.YearMonth;
import java.util.Comparator;

/**
 * Where a look at an engine goes on.
 *
 * @param id the last posting of the group that was looked at; empty at the group's beginning
 */
record LookPlace(YearMonth month, BilledGroup group, String id) {
  private static final Comparator<LookPlace> ORDER =
      Comparator.comparing(LookPlace::month).thenComparing(LookPlace::group);

  /** Whether the group lies before that of another place. */
  boolean isBefore(LookPlace other) {
    return ORDER.compare(this, other) < 0;
  }

  /** Whether both are in one group. */
  boolean isIn(LookPlace other) {
    return ORDER.compare(this, other) == 0;
  }

  /** The place after this posting of the same group. */
  LookPlace after(String posting) {
    return new LookPlace(month, group, posting);
  }
}
