package dev.countersign.domain.history;

import java.util.Locale;

/** What became of a message that disputes a line, where it is recorded. */
public enum DisputeVerdict {
  /** The line is disputed from now on. */
  OPENED,
  /** The terms took the line back already. */
  SETTLED;

  /** The word in answers and events. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
