package dev.countersign.testing.simulation.mistake;

import dev.countersign.app.month.seal.MonthFiles;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** Passes every call on to the right bucket of months; a mistake overrides one method. */
class ForwardingFiles implements MonthFiles {
  final MonthFiles right;

  ForwardingFiles(MonthFiles right) {
    this.right = right;
  }

  @Override
  public Optional<InputStream> open(String name) {
    return right.open(name);
  }

  @Override
  public Optional<Tagged> read(String name) {
    return right.read(name);
  }

  @Override
  public boolean put(String name, Path content) {
    return right.put(name, content);
  }

  @Override
  public boolean swap(String name, Optional<String> tag, byte[] content) {
    return right.swap(name, tag, content);
  }

  @Override
  public void write(String name, byte[] content) {
    right.write(name, content);
  }
}
