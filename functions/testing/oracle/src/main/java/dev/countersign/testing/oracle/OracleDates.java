package dev.countersign.testing.oracle;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Reads the dates of a statement that the terms name. */
final class OracleDates {
  private static final String FACTS = "facts.";

  private OracleDates() {}

  /** None if there is no date of that name. A date without a time is the start of its day. */
  static @Nullable Instant of(OracleStatement statement, String name, ZoneId zone) {
    if (name.equals("occurred_at")) {
      return statement.occurredAt();
    }
    if (name.equals("stated_at")) {
      return statement.orderedBy();
    }
    var text =
        name.startsWith(FACTS) ? statement.facts().get(name.substring(FACTS.length())) : null;
    return text == null ? null : read(text, zone);
  }

  private static @Nullable Instant read(String text, ZoneId zone) {
    try {
      return text.contains("T")
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDate.parse(text).atStartOfDay(zone).toInstant();
    } catch (DateTimeException noDate) {
      return null;
    }
  }
}
