package dev.countersign.domain;

import java.util.regex.Pattern;

/** The kind of result that is sold: 1 to 64 of a-z, 0-9, '-', '_' and '.'. */
public record OutcomeType(String value) implements Comparable<OutcomeType> {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9_.-]{0,63}");

  public OutcomeType {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("OutcomeType: not of the form [a-z0-9][a-z0-9_.-]{0,63}");
    }
  }

  /** Whether a text from outside has the form of an outcome type. */
  public static boolean admits(String value) {
    return FORM.matcher(value).matches();
  }

  @Override
  public int compareTo(OutcomeType other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
