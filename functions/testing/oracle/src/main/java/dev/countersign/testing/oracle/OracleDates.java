package dev.countersign.testing.oracle;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the dates that the terms name (contract, section 9). */
final class OracleDates {
  static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  private static final Pattern RFC_3339 =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\dT([01]\\d|2[0-3]):\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");

  private OracleDates() {}

  /** The date of that name in a truth; none if it isn't stated, or is outside the range. */
  static @Nullable Instant of(OracleTruth truth, String name, ZoneId zone) {
    return switch (name) {
      case "occurred_at" -> truth.occurredAt();
      case "stated_at" -> truth.statedAt();
      default -> inRange(inFacts(truth.facts(), name, zone));
    };
  }

  /** The date at a fact's path, whatever it is; none if there is no date. */
  static @Nullable Instant inFacts(Map<String, @Nullable Object> facts, String name, ZoneId zone) {
    return OracleFacts.at(facts, name) instanceof String text ? read(text, zone) : null;
  }

  static boolean isInRange(Instant at) {
    return !at.isBefore(EARLIEST) && at.isBefore(OracleSpan.LATEST);
  }

  private static @Nullable Instant inRange(@Nullable Instant date) {
    return date != null && isInRange(date) ? date : null;
  }

  private static @Nullable Instant read(String text, ZoneId zone) {
    try {
      if (text.length() == 10) {
        return LocalDate.parse(text).atStartOfDay(zone).toInstant();
      }
      var upper = text.toUpperCase(Locale.ROOT);
      return RFC_3339.matcher(upper).matches() ? OffsetDateTime.parse(upper).toInstant() : null;
    } catch (DateTimeException noDate) {
      return null;
    }
  }

  /** When the hold ends; none if the truth lacks its date. */
  static @Nullable Instant holdEnd(OracleTruth truth, OracleTerms terms) {
    if (terms.hold() == null) {
      return truth.occurredAt();
    }
    var from = of(truth, terms.hold().from(), terms.zone());
    return from == null ? null : terms.hold().span().from(from, terms.zone());
  }

  /** Whether the truth lacks a date that the lock or the clawback looks at. */
  static boolean isOneMissing(OracleTruth truth, OracleTerms terms) {
    return (terms.lock() != null && isMissing(truth, terms.lock().from(), terms))
        || terms.clawback().stream()
            .anyMatch(rule -> rule.looksAtADate() && isMissing(truth, rule.from(), terms));
  }

  private static boolean isMissing(OracleTruth truth, String date, OracleTerms terms) {
    return of(truth, date, terms.zone()) == null;
  }
}
