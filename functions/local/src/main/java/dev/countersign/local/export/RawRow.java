package dev.countersign.local.export;

import dev.countersign.domain.Problem;
import dev.countersign.forms.books.ExportRow;

/** What stands in the next line or lines of an export. */
sealed interface RawRow {
  /** It can be told apart by columns. */
  record Columns(ExportRow row) implements RawRow {}

  /**
   * It can't.
   *
   * @param number of the line, from 1
   * @param why the pointer is the column's name, where there is one
   */
  record Broken(long number, Problem why) implements RawRow {}
}
