package dev.countersign.local.export;

import java.io.IOException;

/** Why a whole file can't be compared; the message says how to mend it. */
public final class UnusableExport extends IOException {
  private static final long serialVersionUID = 1L;

  public UnusableExport(String why) {
    super(why);
  }
}
