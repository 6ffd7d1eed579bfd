package dev.countersign.forms.engine.answer;

import dev.countersign.domain.Bytes;
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

  /** Whether its status says success. */
  boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}
