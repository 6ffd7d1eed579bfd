package dev.countersign.domain.dispute;

import java.util.Locale;

/** Where a dispute stands. */
public enum DisputeState {
  /** The seller has not answered. */
  OPEN,
  /** The seller has answered, and nothing has ended it yet. */
  ANSWERED,
  /** It has ended: the line stands. */
  STANDS,
  /** It has ended: the line falls, or falls to the amount that the payer holds owed. */
  FALLS,
  /** It has ended: the line is worth another amount. */
  ADJUSTED,
  /** It has ended: the payer took it back. */
  WITHDRAWN;

  /** Whether nothing has ended it yet. */
  public boolean isUndecided() {
    return this == OPEN || this == ANSWERED;
  }

  /** The state's word in answers, entries and events. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
