package dev.countersign.proof.verify;

import java.util.Locale;

/** What can be wrong with a sealed month ({@code docs/month.md}, section 10). */
public enum MonthFault {
  /** No key of the reader's that was good when the month was closed signed its checkpoint. */
  UNSIGNED,
  /** A line, or the whole, is not what was signed, or contradicts itself. */
  ALTERED,
  /** A line's key is not after that of the line before it. */
  UNSORTED,
  /** The lines don't sum to what the header says. */
  MISCOUNTED,
  /** An entry, or the month, doesn't go on where the one before it ended. */
  BROKEN_CHAIN,
  /** What a good receipt says was recorded is not in its month. */
  OMITTED,
  /** The seller signed two things of which only one can be so. */
  FORKED,
  /** No signed bytes of the payer are behind a line that says so. */
  UNBACKED,
  /** The key that signed was not announced in the seller's log, or only after the month. */
  UNANNOUNCED,
  /** The month is not in the seller's log, or the log isn't signed. */
  NOT_LOGGED,
  /** The log's checkpoint lacks cosignatures that the reader's policy wants. */
  NOT_COSIGNED;

  /** The fault's word. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
