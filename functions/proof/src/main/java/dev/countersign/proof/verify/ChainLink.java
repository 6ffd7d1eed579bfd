package dev.countersign.proof.verify;

import dev.countersign.proof.month.EntryLeaf;
import dev.countersign.proof.month.MonthLine;

/**
 * An entry as a link of its outcome's chain.
 *
 * @param file the name of the earlier month's file that it is in; empty of the month that is
 *     verified
 */
record ChainLink(String file, MonthLine line, EntryLeaf leaf) {
  /** Whether it is in the month that is verified. */
  boolean isVerified() {
    return file.isEmpty();
  }

  /** The line as a proof. */
  String text() {
    return isVerified() ? MonthFindings.line(line) : MonthFindings.line(file, line);
  }
}
