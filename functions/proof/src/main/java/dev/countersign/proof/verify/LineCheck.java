package dev.countersign.proof.verify;

import dev.countersign.proof.month.MonthLeaf;
import dev.countersign.proof.month.MonthLine;
import java.io.IOException;

/** One of the checks that a month's lines go through, from the first to the last. */
interface LineCheck {
  /** Looks at a line that is a leaf. */
  void line(MonthLine line, MonthLeaf leaf) throws IOException;

  /** Says what only the end shows. */
  default void end() throws IOException {}
}
