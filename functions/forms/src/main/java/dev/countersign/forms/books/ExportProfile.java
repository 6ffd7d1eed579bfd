package dev.countersign.forms.books;

import dev.countersign.domain.books.ExportScope;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How an export is read.
 *
 * @param name for people
 * @param columns for each field its column
 * @param set fields that are the same in every line
 * @param claimBy the fields that make a fact one fact, as the terms name them
 * @param dates how times are written; RFC 3339 or a date where there is none
 * @param zone of times without an offset
 * @param scope of which outcome types the export speaks
 * @param countsWhen a line counts when each of these columns has one of these values
 */
public record ExportProfile(
    String name,
    Layout layout,
    Map<String, String> columns,
    Map<String, String> set,
    List<String> claimBy,
    Optional<String> dates,
    Optional<ZoneId> zone,
    DecimalSign decimal,
    ExportScope scope,
    Map<String, List<String>> countsWhen) {
  static final String OUTCOME = "outcome";
  static final String OCCURRED_AT = "occurred_at";
  static final String AMOUNT = "amount";
  static final String VALUE = "value";
  static final String CURRENCY = "currency";

  /** How lines are written. */
  public enum Format {
    CSV,
    NDJSON
  }

  /** How amounts are written. */
  public enum DecimalSign {
    /** A point, and nothing that groups digits. */
    PLAIN,
    /** A point; commas may group digits. */
    POINT,
    /** A comma; points may group digits. */
    COMMA
  }

  /**
   * The form of the file.
   *
   * @param delimiter between the columns of CSV
   */
  public record Layout(Format format, Charset charset, char delimiter) {}

  public ExportProfile {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
    claimBy = List.copyOf(claimBy);
    countsWhen = Collections.unmodifiableMap(new LinkedHashMap<>(countsWhen));
  }

  /** All columns that are read. */
  public Set<String> columnsRead() {
    var all = new TreeSet<>(columns.values());
    all.addAll(countsWhen.keySet());
    return all;
  }

  /** Where a field comes from, for a person: its column, or its own name where it is set. */
  String place(String field) {
    return columns.getOrDefault(field, field);
  }
}
