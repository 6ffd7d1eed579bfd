package dev.countersign.testing.simulation.months;

import dev.countersign.app.month.seal.MonthFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Where a world's sealed months lie. No restore of the table takes it back. */
final class MonthBucket implements MonthFiles {
  static final String CHECKPOINT = "log/checkpoint";

  private final SortedMap<String, byte[]> files = new TreeMap<>();
  private final List<byte[]> checkpoints = new ArrayList<>();
  private final Consumer<String> findings;
  private BiConsumer<String, byte[]> sealed = (name, bytes) -> {};
  private int writes;
  private final SortedMap<String, Integer> versions = new TreeMap<>();

  /**
   * An empty one.
   *
   * @param findings gets what must not be
   */
  MonthBucket(Consumer<String> findings) {
    this.findings = findings;
  }

  /** Sets who is told of each file that is put, at once. */
  void onSealed(BiConsumer<String, byte[]> listener) {
    sealed = listener;
  }

  @Override
  public Optional<InputStream> open(String name) {
    return bytes(name).map(ByteArrayInputStream::new);
  }

  @Override
  public Optional<Tagged> read(String name) {
    return bytes(name).map(bytes -> new Tagged(bytes, "v" + versions.get(name)));
  }

  @Override
  public boolean put(String name, Path content) {
    if (files.containsKey(name)) {
      return false;
    }
    try {
      byte[] bytes = Files.readAllBytes(content);
      keep(name, bytes);
      sealed.accept(name, bytes);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean swap(String name, Optional<String> tag, byte[] content) {
    if (!read(name).map(Tagged::tag).equals(tag)) {
      return false;
    }
    keep(name, content);
    return true;
  }

  /** A file that is written again must say the same. */
  @Override
  public void write(String name, byte[] content) {
    if (bytes(name).filter(before -> !Arrays.equals(before, content)).isPresent()) {
      findings.accept("a file was written again with other bytes: " + name);
    }
    keep(name, content);
  }

  private void keep(String name, byte[] content) {
    files.put(name, content);
    versions.put(name, ++writes);
    if (name.equals(CHECKPOINT)) {
      checkpoints.add(content);
    }
  }

  /** Puts a file that another bucket has. */
  void copy(String name, byte[] content) {
    keep(name, content);
  }

  /** The bytes of a file, if it is there. */
  Optional<byte[]> bytes(String name) {
    return Optional.ofNullable(files.get(name));
  }

  /** The names of all files. */
  List<String> names() {
    return List.copyOf(files.keySet());
  }

  /** Every checkpoint that the log ever had, the oldest first. */
  List<byte[]> checkpoints() {
    return checkpoints;
  }
}
