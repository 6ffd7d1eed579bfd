package dev.countersign.forms.books;

import java.util.Map;
import java.util.Optional;

/**
 * One line of an export by its columns, as it stands there.
 *
 * @param number in the file, from 1
 */
public record ExportRow(long number, Map<String, String> values) {
  public ExportRow {
    values = Map.copyOf(values);
  }

  /** What stands in a column; none where nothing but white space does. */
  Optional<String> value(String column) {
    return Optional.ofNullable(values.get(column)).filter(text -> !text.isBlank());
  }
}
