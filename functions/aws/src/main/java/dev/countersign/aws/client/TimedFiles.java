package dev.countersign.aws.client;

import dev.countersign.app.month.seal.MonthFiles;
import dev.countersign.aws.invocation.InvocationDeadline;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Sealed months for one who only reads, and not beyond the invocation's time. A function that reads
 * a large month can so still say itself that it took too long, instead of being stopped by Lambda
 * without an answer.
 */
public final class TimedFiles implements MonthFiles {
  /** What the function's answer takes when reading was given up. */
  private static final Duration ANSWER = Duration.ofSeconds(2);

  private final MonthFiles files;
  private final InvocationDeadline deadline;

  /** Those of {@code files}. */
  public TimedFiles(MonthFiles files, InvocationDeadline deadline) {
    this.files = files;
    this.deadline = deadline;
  }

  @Override
  public Optional<InputStream> open(String name) {
    return files.open(name).map(Timed::new);
  }

  @Override
  public Optional<Tagged> read(String name) {
    return files.read(name);
  }

  @Override
  public boolean put(String name, Path content) {
    throw readsOnly();
  }

  @Override
  public boolean swap(String name, Optional<String> tag, byte[] content) {
    throw readsOnly();
  }

  @Override
  public void write(String name, byte[] content) {
    throw readsOnly();
  }

  private static UnsupportedOperationException readsOnly() {
    return new UnsupportedOperationException("a reader writes no month");
  }

  private final class Timed extends FilterInputStream {
    Timed(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      inTime();
      return super.read();
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      inTime();
      return super.read(bytes, from, length);
    }

    private void inTime() throws IOException {
      if (!deadline.leaves(ANSWER)) {
        throw new IOException("no time is left to read on");
      }
    }
  }
}
