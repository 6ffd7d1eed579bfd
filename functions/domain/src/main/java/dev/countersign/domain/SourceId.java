package dev.countersign.domain;

import java.util.regex.Pattern;

/** One CRM or agent platform of a tenant, unique within it: 1 to 48 of a-z, 0-9, '-' and '_'. */
public record SourceId(String value) implements Comparable<SourceId> {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9_-]{0,47}");

  public SourceId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("SourceId: not of the form [a-z0-9][a-z0-9_-]{0,47}");
    }
  }

  /** Whether a text from outside can be one. */
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
