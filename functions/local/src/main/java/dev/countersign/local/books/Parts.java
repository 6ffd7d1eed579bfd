package dev.countersign.local.books;

import dev.countersign.domain.books.BookName;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Facts that are spread over files by the begin of a name: all facts of one name are in one part,
 * in the order in which they came. Parts one after the other are in the order of the names.
 */
final class Parts<T> implements Closeable {
  private static final int BUFFER = 1 << 13;
  private static final int DIGITS = 4;
  private static final int OF_DIGITS = 16;

  private final Path folder;
  private final String kind;
  private final PartForm<T> form;
  private final int count;
  private final Map<Integer, DataOutputStream> open = new HashMap<>();

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
    try {
      var out = open.get(part);
      if (out == null) {
        out =
            new DataOutputStream(
                new BufferedOutputStream(Files.newOutputStream(file(part)), BUFFER));
        open.put(part, out);
      }
      form.write(fact, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives the facts of a part; nothing is added after that. */
  void read(int part, Consumer<T> each) {
    try {
      if (!open.containsKey(part)) {
        return;
      }
      try (var in =
          new DataInputStream(new BufferedInputStream(Files.newInputStream(file(part)), BUFFER))) {
        while (true) {
          each.accept(form.read(in));
        }
      } catch (EOFException end) {
        return;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends adding. */
  @Override
  public void close() throws IOException {
    for (DataOutputStream out : open.values()) {
      out.close();
    }
  }

  private Path file(int part) {
    return folder.resolve(kind + "-" + part);
  }
}
