package dev.countersign.domain.posting;

import java.util.regex.Pattern;

/** The name that a tenant gives to its use of an engine: 1 to 48 of a-z, 0-9, '-' and '_'. */
public record TargetName(String value) implements Comparable<TargetName> {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9_-]{0,47}");

  public TargetName {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("TargetName: not of the form [a-z0-9][a-z0-9_-]{0,47}");
    }
  }

  /** Whether a text from outside has the form of a target's name. */
  public static boolean admits(String value) {
    return FORM.matcher(value).matches();
  }

  @Override
  public int compareTo(TargetName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
