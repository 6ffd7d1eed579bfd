package dev.countersign.domain;

import java.util.regex.Pattern;

/** An outcome's id: {@code out_} and 32 hexadecimal digits of a hash over tenant and claim. */
public record OutcomeId(String value) implements Comparable<OutcomeId> {
  private static final Pattern FORM = Pattern.compile("out_[0-9a-f]{32}");

  public OutcomeId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("OutcomeId: not of the form out_[0-9a-f]{32}");
    }
  }

  /** Whether a text from outside has the form of an outcome's id. */
  public static boolean admits(String value) {
    return FORM.matcher(value).matches();
  }

  @Override
  public int compareTo(OutcomeId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
