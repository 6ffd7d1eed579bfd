package dev.countersign.forms.books;

import dev.countersign.forms.json.Fields;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/** Reads the times of an export, as its profile says they are written. */
final class LineTimes {
  private static final DateTimeFormatter USUAL =
      DateTimeFormatter.ofPattern(
          "uuuu-MM-dd[['T'][' ']HH:mm[:ss][.SSSSSSSSS][.SSSSSS][.SSS][XXX]]", Locale.ROOT);

  private final DateTimeFormatter form;
  private final Optional<ZoneId> zone;

  LineTimes(ExportProfile profile) {
    this.form = profile.dates().map(LineTimes::of).orElse(USUAL);
    this.zone = profile.zone();
  }

  /** Notes a pattern that is none. */
  static void check(Fields in, String pattern) {
    try {
      var _ = of(pattern);
    } catch (IllegalArgumentException e) {
      in.problem(
          "not_a_pattern",
          "dates",
          "no pattern of DateTimeFormatter",
          "write one such as dd.MM.yyyy HH:mm");
    }
  }

  private static DateTimeFormatter of(String pattern) {
    return DateTimeFormatter.ofPattern(pattern.replace("yyyy", "uuuu"), Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /**
   * The time.
   *
   * @throws DateTimeException when it is none
   * @throws NoZone when it says no offset and the profile no zone
   */
  Instant time(String text) {
    TemporalAccessor read =
        form.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
    return switch (read) {
      case OffsetDateTime time -> time.toInstant();
      case LocalDateTime time -> time.atZone(zone()).toInstant();
      case LocalDate day -> day.atStartOfDay(zone()).toInstant();
      default -> throw new DateTimeException("no time");
    };
  }

  private ZoneId zone() {
    return zone.orElseThrow(NoZone::new);
  }

  /** A time without an offset, of a profile without a zone. */
  static final class NoZone extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
