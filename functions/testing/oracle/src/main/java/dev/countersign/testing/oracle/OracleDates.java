package dev.countersign.testing.oracle;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The dates that terms may name in a statement. */
final class OracleDates {
  private static final String FACTS = "facts.";

  private OracleDates() {}

  /** None where there is no date; a day is its first moment in the zone. */
  static @Nullable Instant of(OracleStatement said, String name, ZoneId zone) {
    if (name.equals("occurred_at")) {
      return said.occurredAt();
    }
    if (name.equals("stated_at")) {
      return said.said();
    }
    var text = name.startsWith(FACTS) ? said.facts().get(name.substring(FACTS.length())) : null;
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
