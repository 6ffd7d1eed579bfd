package dev.countersign.domain.books;

import java.util.regex.Pattern;

/**
 * By what lines of three books are held together: 32 hexadecimal digits of a hash over a claim, a
 * session, a conversation, a record or a subject. Under a tenant's key it is its pseudonym.
 */
public record BookName(String hex) implements Comparable<BookName> {
  /** So many digits has a name. */
  public static final int DIGITS = 32;

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{" + DIGITS + "}");

  public BookName {
    if (!admits(hex)) {
      throw new IllegalArgumentException("BookName: not 32 hexadecimal digits");
    }
  }

  /** Whether a text from outside has the form of a name. */
  public static boolean admits(String text) {
    return FORM.matcher(text).matches();
  }

  @Override
  public int compareTo(BookName other) {
    return hex.compareTo(other.hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
