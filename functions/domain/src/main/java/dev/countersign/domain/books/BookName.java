package dev.countersign.domain.books;

/**
 * By what lines of three books are held together: 32 hexadecimal digits of a hash over a claim, a
 * session, a conversation, a record or a subject. Under a tenant's key it is its pseudonym.
 */
public record BookName(String hex) implements Comparable<BookName> {
  /** So many digits has a name. */
  public static final int DIGITS = 32;

  public BookName {
    if (!admits(hex)) {
      throw new IllegalArgumentException("BookName: not 32 hexadecimal digits");
    }
  }

  /** Whether a text from outside has the form of a name. */
  public static boolean admits(String text) {
    return text.length() == DIGITS && text.chars().allMatch(BookName::isDigit);
  }

  private static boolean isDigit(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
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
