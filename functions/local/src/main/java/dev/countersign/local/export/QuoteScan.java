package dev.countersign.local.export;

/**
 * Tells whether a row of CSV goes on in the next line: a quote opens where a field begins, and a
 * quote within quotes is written twice.
 */
final class QuoteScan {
  private final char delimiter;
  private boolean open;

  QuoteScan(char delimiter) {
    this.delimiter = delimiter;
  }

  /** Reads the next line of the row. */
  void read(String line) {
    boolean begins = !open;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (open) {
        boolean twice = c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"';
        if (twice) {
          i++;
        } else if (c == '"') {
          open = false;
        }
      } else {
        open = begins && c == '"';
        begins = c == delimiter;
      }
    }
  }

  /** Whether what was read ends within quotes. */
  boolean isOpen() {
    return open;
  }
}
