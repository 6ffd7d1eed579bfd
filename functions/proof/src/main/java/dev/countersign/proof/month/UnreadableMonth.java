package dev.countersign.proof.month;

import java.io.IOException;

/** A file that is no sealed file, or that can't be read to its end. */
public final class UnreadableMonth extends IOException {
  private static final long serialVersionUID = 1L;

  private final String why;
  private final long line;

  UnreadableMonth(long line, String why) {
    super(why);
    this.why = why;
    this.line = line;
  }

  /** What is wrong with the file. */
  public String why() {
    return why;
  }

  /** The line at which reading ended, from 1. */
  public long line() {
    return line;
  }
}
