package dev.countersign.local.books;

import dev.countersign.domain.books.BookName;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Facts that are spread over files by the begin of a name: all facts of one name are in one part,
 * in the order in which they came. Parts one after the other are in the order of the names. A file
 * is open only while something is written into it, so there may be more parts than a process may
 * have open files.
 */
final class Parts<T> implements Closeable {
  private static final int UNWRITTEN = 1 << 12;
  private static final int BUFFER = 1 << 13;
  private static final int DIGITS = 4;
  private static final int OF_DIGITS = 16;

  private final Path folder;
  private final String kind;
  private final PartForm<T> form;
  private final int count;
  private final Map<Integer, ByteArrayOutputStream> unwritten = new HashMap<>();

  /**
   * None yet.
   *
   * @param count how many parts, 1 to 65,536
   */
  Parts(Path folder, String kind, int count, PartForm<T> form) {
    this.folder = folder;
    this.kind = kind;
    this.form = form;
    this.count = count;
  }

  /** Adds a fact to the part of a name. */
  void add(BookName by, T fact) {
    int digits = Integer.parseInt(by.hex().substring(0, DIGITS), 16);
    int part = (int) (((long) digits * count) >> OF_DIGITS);
    var bytes = unwritten.computeIfAbsent(part, first -> new ByteArrayOutputStream(UNWRITTEN));
    try {
      form.write(fact, new DataOutputStream(bytes));
      if (bytes.size() >= UNWRITTEN) {
        write(part, bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(int part, ByteArrayOutputStream bytes) throws IOException {
    try (var out =
        Files.newOutputStream(file(part), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      bytes.writeTo(out);
    }
    bytes.reset();
  }

  /** Gives the facts of a part; nothing is added after {@link #close}. */
  void read(int part, Consumer<T> each) {
    if (!unwritten.containsKey(part)) {
      return;
    }
    try (var in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file(part)), BUFFER))) {
      while (true) {
        each.accept(form.read(in));
      }
    } catch (EOFException end) {
      return;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes what is unwritten; reading begins after that. */
  @Override
  public void close() throws IOException {
    for (Map.Entry<Integer, ByteArrayOutputStream> part : unwritten.entrySet()) {
      if (part.getValue().size() > 0) {
        write(part.getKey(), part.getValue());
      }
      part.setValue(new ByteArrayOutputStream(0));
    }
  }

  private Path file(int part) {
    return folder.resolve(kind + "-" + part);
  }
}
