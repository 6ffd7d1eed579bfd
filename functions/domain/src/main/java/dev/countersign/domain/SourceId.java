package dev.countersign.domain;

import java.util.regex.Pattern;

/** The id of a source, unique within its tenant: 1 to 48 of a-z, 0-9, '-' and '_'. */
public record SourceId(String value) implements Comparable<SourceId> {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9_-]{0,47}");

  public SourceId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("SourceId: not of the form [a-z0-9][a-z0-9_-]{0,47}");
    }
  }

  /** Whether a text from outside has the form of a source's id. */
  public static boolean admits(String value) {
    return FORM.matcher(value).matches();
  }

  @Override
  public int compareTo(SourceId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
