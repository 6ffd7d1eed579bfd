package dev.countersign.domain;

import java.util.regex.Pattern;

/**
 * The agent platform's name for one session: 1 to 200 printable characters, without white space and
 * '#'.
 */
public record SessionId(String value) implements Comparable<SessionId> {
  private static final Pattern FORM = Pattern.compile("[\\p{Graph}&&[^#]]{1,200}");

  public SessionId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("SessionId: not of the form [\\p{Graph}&&[^#]]{1,200}");
    }
  }

  /** Whether a text from outside has the form of a session's id. */
  public static boolean admits(String value) {
    return FORM.matcher(value).matches();
  }

  @Override
  public int compareTo(SessionId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
