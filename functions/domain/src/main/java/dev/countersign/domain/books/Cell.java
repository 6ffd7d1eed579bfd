package dev.countersign.domain.books;

import java.util.Locale;
import java.util.Set;

/** Which of the three books have a result. */
public enum Cell {
  /** All three. */
  AGREED,
  /** Attested and exported: the agent didn't say so. */
  UNCLAIMED,
  /** Claimed and exported: no attestation of it came. */
  UNHEARD,
  /** Claimed and attested: the payer's books don't have it. */
  VANISHED,
  /** Claimed alone. */
  UNANSWERED,
  /** Attested alone. */
  ORPHAN,
  /** Exported alone: it happened without the agent. */
  THEIRS;

  /**
   * The cell of a result that these books have.
   *
   * @throws IllegalArgumentException when none has it
   */
  public static Cell of(Set<Book> books) {
    boolean claimed = books.contains(Book.CLAIMED);
    if (books.contains(Book.ATTESTED)) {
      return books.contains(Book.EXPORTED)
          ? claimed ? AGREED : UNCLAIMED
          : claimed ? VANISHED : ORPHAN;
    }
    if (books.contains(Book.EXPORTED)) {
      return claimed ? UNHEARD : THEIRS;
    }
    if (!claimed) {
      throw new IllegalArgumentException("a result that no book has");
    }
    return UNANSWERED;
  }

  /** The cell's word. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
