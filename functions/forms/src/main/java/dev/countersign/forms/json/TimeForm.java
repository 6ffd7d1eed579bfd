package dev.countersign.forms.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Reads {@code "2026-11-02T10:00:00Z"}: an RFC 3339 time with an offset. */
final class TimeForm {
  private static final int LONGEST = 64;

  private TimeForm() {}

  static Optional<Instant> read(Fields in, String name) {
    return in.text(name, LONGEST).flatMap(text -> parse(in, name, text));
  }

  private static Optional<Instant> parse(Fields in, String name, String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      in.problem(
          "not_a_time",
          name,
          "not an RFC 3339 time with an offset",
          "send for example 2026-11-02T10:00:00Z");
      return Optional.empty();
    }
  }
}
