package dev.countersign.forms.engine.answer;

import dev.countersign.domain.Bytes;
import dev.countersign.forms.engine.PauseHeader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An answer as it came.
 *
 * @param headers by their names in lower case; values of one name joined by commas
 * @param body as far as it was read: one byte more than {@link #LARGEST} says that it goes on
 */
public record RawAnswer(int status, SortedMap<String, String> headers, Bytes body) {
  /** How many bytes of a body are looked at. */
  public static final int LARGEST = 1 << 20;

  private static final String RETRY_AFTER = "retry-after";
  private static final BigDecimal LONGEST = BigDecimal.valueOf(RetryAfter.LONGEST.toSeconds());

  public RawAnswer {
    var lower = new TreeMap<String, String>();
    headers.forEach((name, value) ->
        lower.merge(name.toLowerCase(Locale.ROOT), value, (one, other) -> one + ", " + other));
    headers = Collections.unmodifiableSortedMap(lower);
  }

  /** An answer with these headers. */
  public static RawAnswer of(int status, Map<String, String> headers, Bytes body) {
    return new RawAnswer(status, new TreeMap<>(headers), body);
  }

  /**
   * The same, that says by {@code Retry-After} how long the engine wants to be left alone, where it
   * says so by a header of its own. What is no number says nothing.
   */
  public RawAnswer pausing(PauseHeader pause, Instant now) {
    var own = header(pause.name()).flatMap(text -> seconds(text, pause.unit(), now));
    if (own.isEmpty() || headers.containsKey(RETRY_AFTER)) {
      return this;
    }
    var more = new TreeMap<>(headers);
    more.put(RETRY_AFTER, Long.toString(own.get()));
    return new RawAnswer(status, more, body);
  }

  /** Whole seconds, rather longer than shorter. */
  private static Optional<Long> seconds(String text, PauseHeader.Unit unit, Instant now) {
    try {
      var number = new BigDecimal(text.strip());
      var seconds =
          switch (unit) {
            case S -> number;
            case MS -> number.movePointLeft(3);
            case UNIX -> number.subtract(BigDecimal.valueOf(now.getEpochSecond()));
          };
      return Optional.of(
          seconds.max(BigDecimal.ZERO).min(LONGEST).setScale(0, RoundingMode.CEILING).longValue());
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Whether its status says success. */
  boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}
