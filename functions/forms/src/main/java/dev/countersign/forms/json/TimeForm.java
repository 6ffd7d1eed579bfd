package dev.countersign.forms.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Reads {@code "2026-11-02T10:00:00Z"}: an RFC 3339 time with an offset. */
public final class TimeForm {
  private static final int LONGEST = 64;
  private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant BEYOND = Instant.parse("2100-01-01T00:00:00Z");

  private TimeForm() {}

  /**
   * A time of something that is billed: from 2000 on and before 2100 (UTC), so that no reckoning
   * with it leaves the calendar. {@code out_of_range} is noted where it is another.
   */
  public static Optional<Instant> inRange(Fields in, String name) {
    var time = read(in, name);
    boolean other = time.filter(t -> t.isBefore(FIRST) || !t.isBefore(BEYOND)).isPresent();
    if (other) {
      in.problem(
          "out_of_range",
          name,
          "not in the years 2000 to 2099 (UTC)",
          "send when it was; the sender's clock or unit may be wrong");
      return Optional.empty();
    }
    return time;
  }

  static Optional<Instant> read(Fields in, String name) {
    return in.text(name, LONGEST).flatMap(text -> parse(in, name, text));
  }

  private static Optional<Instant> parse(Fields in, String name, String text) {
    try {
      // A year with a sign is ISO 8601, and not RFC 3339.
      if (Character.isDigit(text.charAt(0))) {
        return Optional.of(OffsetDateTime.parse(text).toInstant());
      }
    } catch (DateTimeException e) {
      // It is answered as every other text that is no time.
    }
    in.problem(
        "not_a_time",
        name,
        "not an RFC 3339 time with an offset",
        "send for example 2026-11-02T10:00:00Z");
    return Optional.empty();
  }
}
