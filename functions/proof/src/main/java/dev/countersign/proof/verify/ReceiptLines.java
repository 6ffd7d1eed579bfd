package dev.countersign.proof.verify;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The lines of a file of receipts, which may be any file by mistake: so no line is endless. */
final class ReceiptLines implements Closeable {
  /** A receipt has some thousand characters; an answer with a hundred of them is a line, too. */
  static final int LONGEST = 1 << 24;

  private final String name;
  private final BufferedReader text;

  ReceiptLines(MonthFile file) throws IOException {
    this.name = file.name();
    this.text = new BufferedReader(new InputStreamReader(file.open(), StandardCharsets.UTF_8));
  }

  /**
   * The next line, without its end; empty at the end of the file.
   *
   * @throws IOException when it is too long, too
   */
  Optional<String> next() throws IOException {
    var line = new StringBuilder();
    int read = text.read();
    if (read < 0) {
      return Optional.empty();
    }
    for (; read >= 0 && read != '\n'; read = text.read()) {
      if (line.length() == LONGEST) {
        throw new IOException(name + ": a line of more than " + LONGEST + " characters");
      }
      line.append((char) read);
    }
    return Optional.of(line.toString());
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
