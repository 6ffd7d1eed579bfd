package dev.countersign.forms.engine.answer;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads {@code Retry-After} (RFC 9110 section 10.2.3): seconds, or a date in one of three forms.
 */
final class RetryAfter {
  /** The longest pause that an engine is believed. */
  static final Duration LONGEST = Duration.ofDays(1);

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,18}");
  private static final int YEARS_AHEAD = 50;

  private RetryAfter() {}

  /** How long to wait; none where the text says nothing, at most {@link #LONGEST}. */
  static Optional<Duration> read(String text, Instant now) {
    String plain = text.strip();
    if (SECONDS.matcher(plain).matches()) {
      return Optional.of(bounded(Duration.ofSeconds(Long.parseLong(plain))));
    }
    return dates(now).stream()
        .flatMap(form -> date(plain, form).stream())
        .findFirst()
        .map(until -> bounded(Duration.between(now, until)));
  }

  private static Duration bounded(Duration pause) {
    if (pause.isNegative()) {
      return Duration.ZERO;
    }
    return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
  }

  private static Optional<Instant> date(String text, DateTimeFormatter form) {
    try {
      return Optional.of(LocalDateTime.parse(text, form).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The forms of section 5.6.7; a year of two digits is the one that is not 50 years ahead. */
  private static List<DateTimeFormatter> dates(Instant now) {
    int first = now.atOffset(ZoneOffset.UTC).getYear() - (100 - YEARS_AHEAD) + 1;
    return List.of(
        pattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'"),
        new DateTimeFormatterBuilder()
            .appendPattern("EEEE, dd-MMM-")
            .appendValueReduced(ChronoField.YEAR, 2, 2, first)
            .appendPattern(" HH:mm:ss 'GMT'")
            .toFormatter(Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT),
        pattern("EEE MMM ppd HH:mm:ss uuuu"));
  }

  private static DateTimeFormatter pattern(String text) {
    return DateTimeFormatter.ofPattern(text, Locale.ENGLISH)
        .withResolverStyle(ResolverStyle.STRICT);
  }
}
