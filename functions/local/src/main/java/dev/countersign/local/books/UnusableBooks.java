package dev.countersign.local.books;

import java.io.IOException;

/** Why the claimed and the attested book can't be read; the message says how to mend it. */
public final class UnusableBooks extends IOException {
  private static final long serialVersionUID = 1L;

  public UnusableBooks(String why) {
    super(why);
  }
}
