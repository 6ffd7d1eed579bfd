package dev.countersign.local.export;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** The lines of a file as they stand in it. It keeps one at a time. */
final class PhysicalLines implements Closeable {
  /** The longest line that is read, in bytes. */
  static final int LONGEST = 1 << 20;

  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private int at;
  private int filled;
  private long number;

  PhysicalLines(InputStream in) {
    this.in = in;
  }

  /** What ends a line. */
  enum Ending {
    NEWLINE,
    FILE_END,
    /** The line is longer than {@link #LONGEST}; it has been passed over. */
    TOO_LONG
  }

  /**
   * A line without what ends it; a carriage return before the newline is no part of it.
   *
   * @param number from 1
   */
  @SuppressWarnings("ArrayRecordComponent") // from one reader to another, never compared
  record Line(long number, byte[] bytes, Ending ending) {}

  /** The next line; none at the end. */
  Optional<Line> next() throws IOException {
    var line = new ByteArrayOutputStream();
    boolean tooLong = false;
    boolean any = false;
    while (true) {
      if (at == filled) {
        filled = in.read(buffer);
        at = 0;
        if (filled <= 0) {
          filled = 0;
          return any
              ? Optional.of(line(line, tooLong ? Ending.TOO_LONG : Ending.FILE_END))
              : Optional.empty();
        }
      }
      any = true;
      int end = newline();
      int length = (end < 0 ? filled : end) - at;
      tooLong |= line.size() + length > LONGEST;
      if (!tooLong) {
        line.write(buffer, at, length);
      }
      at = end < 0 ? filled : end + 1;
      if (end >= 0) {
        return Optional.of(line(line, tooLong ? Ending.TOO_LONG : Ending.NEWLINE));
      }
    }
  }

  private Line line(ByteArrayOutputStream read, Ending ending) {
    number++;
    if (ending == Ending.TOO_LONG) {
      return new Line(number, new byte[0], ending);
    }
    byte[] bytes = read.toByteArray();
    boolean returned = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
    return new Line(number, returned ? Arrays.copyOf(bytes, bytes.length - 1) : bytes, ending);
  }

  private int newline() {
    for (int i = at; i < filled; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
