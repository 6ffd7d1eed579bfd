package dev.countersign.proof.month;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** Cuts a stream into lines. It keeps one buffer and one line. */
final class LineBuffer implements Closeable {
  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final int longest;
  private final byte[] buffer = new byte[BUFFER];
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
  private int from;
  private int to;

  /**
   * The lines of a stream.
   *
   * @param longest how many bytes a line may have
   */
  LineBuffer(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
  }

  /** What the next line is, or why there is none. */
  sealed interface Next {
    @SuppressWarnings("ArrayRecordComponent") // from one reader to one checker, never compared
    record Line(byte[] bytes) implements Next {}

    record End() implements Next {}

    record TooLong() implements Next {}

    record Unfinished() implements Next {}
  }

  Next next() throws IOException {
    line.reset();
    while (true) {
      if (from == to && !fill()) {
        return line.size() == 0 ? new Next.End() : new Next.Unfinished();
      }
      int at = from;
      while (at < to && buffer[at] != '\n') {
        at++;
      }
      if (line.size() + at - from > longest) {
        return new Next.TooLong();
      }
      line.write(buffer, from, at - from);
      from = at;
      if (at < to) {
        from++;
        return new Next.Line(line.toByteArray());
      }
    }
  }

  private boolean fill() throws IOException {
    from = 0;
    to = Math.max(0, in.read(buffer, 0, buffer.length));
    return to > 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
