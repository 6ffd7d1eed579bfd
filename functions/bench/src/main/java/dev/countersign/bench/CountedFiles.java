package dev.countersign.bench;

import dev.countersign.app.month.seal.MonthFiles;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Sealed months that count what they would cost in a bucket, where each method is one request: how
 * many read and how many write, and the bytes of both. A file that is closed before its end counts
 * as far as it was read.
 */
final class CountedFiles implements MonthFiles {
  private final MonthFiles files;
  private Counts counts = Counts.NONE;

  CountedFiles(MonthFiles files) {
    this.files = files;
  }

  /** What was asked for. */
  record Counts(long gets, long puts, long read, long written) {
    static final Counts NONE = new Counts(0, 0, 0, 0);

    private Counts get(long bytes) {
      return new Counts(gets + 1, puts, read + bytes, written);
    }

    private Counts put(long bytes) {
      return new Counts(gets, puts + 1, read, written + bytes);
    }

    private Counts read(long bytes) {
      return new Counts(gets, puts, read + bytes, written);
    }
  }

  /** What was asked for since the last call. */
  Counts taken() {
    var taken = counts;
    counts = Counts.NONE;
    return taken;
  }

  @Override
  public Optional<InputStream> open(String name) {
    counts = counts.get(0);
    return files.open(name).map(Counted::new);
  }

  @Override
  public Optional<Tagged> read(String name) {
    var read = files.read(name);
    counts = counts.get(read.map(file -> file.content().length).orElse(0));
    return read;
  }

  @Override
  public boolean put(String name, Path content) {
    try {
      counts = counts.put(Files.size(content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files.put(name, content);
  }

  @Override
  public boolean swap(String name, Optional<String> tag, byte[] content) {
    counts = counts.put(content.length);
    return files.swap(name, tag, content);
  }

  @Override
  public void write(String name, byte[] content) {
    counts = counts.put(content.length);
    files.write(name, content);
  }

  private final class Counted extends FilterInputStream {
    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      counts = read < 0 ? counts : counts.read(1);
      return read;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int read = super.read(bytes, from, length);
      counts = read < 0 ? counts : counts.read(read);
      return read;
    }
  }
}
