package dev.countersign.forms.inbound;

import dev.countersign.forms.json.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Reads the times of a session. */
final class SessionTimes {
  private static final Duration AHEAD = Duration.ofMinutes(5);
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");

  private SessionTimes() {}

  /** A time of the years 2000 to 2099: nothing that terms compute from it leaves its range. */
  static Optional<Instant> any(Fields in, String name) {
    var time = in.instant(name);
    if (time.filter(at -> at.isBefore(EARLIEST) || !at.isBefore(END)).isPresent()) {
      in.problem(
          "out_of_range",
          name,
          "not in the years 2000 to 2099",
          "send a time from 2000-01-01 on and before 2100-01-01");
      return Optional.empty();
    }
    return time;
  }

  /** A time that is at most five minutes ahead of the receipt. */
  static Optional<Instant> past(Fields in, String name, Instant receivedAt) {
    var time = any(in, name);
    if (time.filter(at -> at.isAfter(receivedAt.plus(AHEAD))).isPresent()) {
      in.problem(
          "from_the_future",
          name,
          "more than five minutes ahead",
          "record what has happened, by a clock that is right");
    }
    return time;
  }
}
