package dev.countersign.local.books;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A folder for parts, which is deleted at the end. */
final class Scratch implements Closeable {
  private static final int FEWEST = 16;
  private static final int MOST = 512;

  /** So much of what is read is in one part, about. */
  private static final long OF_PART = 4L << 20;

  private final Path folder;
  private final int count;
  private final List<Parts<?>> all = new ArrayList<>();

  private Scratch(Path folder, int count) {
    this.folder = folder;
    this.count = count;
  }

  /** A new folder, with as many parts as so many bytes want. */
  static Scratch in(Path temporary, long bytes) throws IOException {
    long wanted = Math.clamp(bytes / OF_PART, FEWEST, MOST);
    return new Scratch(Files.createTempDirectory(temporary, "books"), Math.toIntExact(wanted));
  }

  int count() {
    return count;
  }

  <T> Parts<T> parts(String kind, PartForm<T> form) {
    var parts = new Parts<>(folder, kind, count, form);
    all.add(parts);
    return parts;
  }

  @Override
  public void close() throws IOException {
    for (Parts<?> parts : all) {
      parts.close();
    }
    try (var files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
