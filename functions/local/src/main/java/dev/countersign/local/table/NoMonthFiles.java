package dev.countersign.local.table;

import dev.countersign.app.month.seal.MonthFiles;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** The months of a runner that keeps nothing: there are none, and nobody seals one. */
final class NoMonthFiles implements MonthFiles {
  @Override
  public Optional<InputStream> open(String name) {
    return Optional.empty();
  }

  @Override
  public Optional<Tagged> read(String name) {
    return Optional.empty();
  }

  @Override
  public boolean put(String name, Path content) {
    throw keepsNothing();
  }

  @Override
  public boolean swap(String name, Optional<String> tag, byte[] content) {
    throw keepsNothing();
  }

  @Override
  public void write(String name, byte[] content) {
    throw keepsNothing();
  }

  private static UnsupportedOperationException keepsNothing() {
    return new UnsupportedOperationException("a runner without a folder seals no month");
  }
}
