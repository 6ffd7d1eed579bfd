package dev.countersign.domain;

import java.util.regex.Pattern;

/** A result event's id, the same at every retry: {@code res_} and 32 hexadecimal digits. */
public record EventId(String value) implements Comparable<EventId> {
  private static final Pattern FORM = Pattern.compile("res_[0-9a-f]{32}");

  public EventId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("EventId: not of the form res_[0-9a-f]{32}");
    }
  }

  /** Whether a text from outside has the form of a result event's id. */
  public static boolean admits(String value) {
    return FORM.matcher(value).matches();
  }

  @Override
  public int compareTo(EventId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
