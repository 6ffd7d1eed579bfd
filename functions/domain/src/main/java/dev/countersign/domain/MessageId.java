package dev.countersign.domain;

import java.util.regex.Pattern;

/** The sender's name for one message: 1 to 300 characters, without control characters. */
public record MessageId(String value) implements Comparable<MessageId> {
  private static final Pattern FORM = Pattern.compile("[^\\p{Cntrl}]{1,300}");

  public MessageId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("MessageId: not of the form [^\\p{Cntrl}]{1,300}");
    }
  }

  /** Whether a text from outside has the form of a message id. */
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
