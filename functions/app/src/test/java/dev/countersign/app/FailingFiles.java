package dev.countersign.app;

import dev.countersign.app.month.seal.MonthFiles;
import dev.countersign.domain.failure.Unavailable;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** A place of files that fails once, before or after a call was done. */
final class FailingFiles implements MonthFiles {
  private final MonthFiles right;
  private final int at;
  private int calls;

  /**
   * One that fails.
   *
   * @param at the call that fails, from 1: before it is done, and after it where this is negative;
   *     0 for none
   */
  FailingFiles(MonthFiles right, int at) {
    this.right = right;
    this.at = at;
  }

  int calls() {
    return calls;
  }

  private <T> T done(Supplier<T> call) {
    calls++;
    if (at == calls) {
      throw new Unavailable("for a test", null);
    }
    T answer = call.get();
    if (at == -calls) {
      throw new Unavailable("for a test", null);
    }
    return answer;
  }

  @Override
  public Optional<InputStream> open(String name) {
    return done(() -> right.open(name));
  }

  @Override
  public Optional<Tagged> read(String name) {
    return done(() -> right.read(name));
  }

  @Override
  public boolean put(String name, Path content) {
    return done(() -> right.put(name, content));
  }

  @Override
  public boolean swap(String name, Optional<String> tag, byte[] content) {
    return done(() -> right.swap(name, tag, content));
  }

  @Override
  public void write(String name, byte[] content) {
    var _ =
        done(() -> {
          right.write(name, content);
          return true;
        });
  }
}
