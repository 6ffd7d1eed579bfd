package dev.countersign.domain;

import java.util.regex.Pattern;

/** A source's name for one message: 1 to 300 characters, none of them a control character. */
public record MessageId(String value) implements Comparable<MessageId> {
  private static final Pattern FORM = Pattern.compile("[^\\p{Cntrl}]{1,300}");

  public MessageId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("MessageId: not of the form [^\\p{Cntrl}]{1,300}");
    }
  }

  /** Whether a text from outside can be one. */
  public static boolean admits(String value) {
    return FORM.matcher(value).matches();
  }

  @Override
  public int compareTo(MessageId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
