package dev.countersign.app.month.seal;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where sealed months and their log are kept, by names such as {@code acme-2026-11.sealed} and
 * {@code log/checkpoint}. Whoever reads a file gets the whole of it as somebody wrote it, and gets
 * it from then on. Every method may throw {@link dev.countersign.domain.failure.OperationFailed};
 * after {@link dev.countersign.domain.failure.Unavailable} the caller doesn't know whether a write
 * happened, and may repeat it.
 */
public interface MonthFiles {
  /** Opens a file at its begin, if it is there. Reading it may throw an {@code IOException}. */
  Optional<InputStream> open(String name);

  /** Reads a small file, if it is there. */
  Optional<Tagged> read(String name);

  /**
   * Writes a file where none is of its name.
   *
   * @param content a file on this machine
   * @return whether it was written; not where one is there, which stays
   */
  boolean put(String name, Path content);

  /**
   * Writes a small file in place of the one that was read.
   *
   * @param tag that of what was read; empty where nothing was there
   * @return whether it was written; not where another is there by now
   */
  boolean swap(String name, Optional<String> tag, byte[] content);

  /** Writes a small file, also over what is there, which must say the same. */
  void write(String name, byte[] content);

  /**
   * A small file, and what tells it from any other that was or will be there under its name.
   *
   * @param content not to be changed
   */
  @SuppressWarnings("ArrayRecordComponent") // read once by its one reader, never compared
  record Tagged(byte[] content, String tag) {}
}
