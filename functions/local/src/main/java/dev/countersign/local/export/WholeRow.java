package dev.countersign.local.export;

import dev.countersign.domain.Problem;
import java.util.List;

/** One row of CSV, which may stand in several lines. */
sealed interface WholeRow {
  /**
   * Its fields.
   *
   * @param number of its first line, from 1
   * @param ending what ends its last line
   */
  record Fields(long number, List<String> values, PhysicalLines.Ending ending) implements WholeRow {
    public Fields {
      values = List.copyOf(values);
    }
  }

  /** It can't be told apart. */
  record Broken(long number, Problem why) implements WholeRow {}
}
