package dev.countersign.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.month.seal.FolderFiles;
import dev.countersign.app.month.seal.MonthFiles;
import dev.countersign.domain.failure.Unavailable;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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

  /**
   * Runs something so that each of its calls fails once, before and after it is done, and then
   * again. It ends each time with the files of a run that nothing stopped.
   *
   * @param least more calls than these a run has
   */
  static void assertSameFilesWhateverFails(Path folder, int least, Consumer<MonthFiles> run) {
    var counting = new FailingFiles(new FolderFiles(folder.resolve("counted")), 0);
    run.accept(counting);
    var whole = SealWorld.all(folder.resolve("counted"));
    assertTrue(counting.calls() > least, "" + counting.calls());
    for (int step = 1; step <= counting.calls(); step++) {
      for (int at : List.of(step, -step)) {
        var place = folder.resolve("failed" + at);
        var failing = new FailingFiles(new FolderFiles(place), at);
        assertThrows(Unavailable.class, () -> run.accept(failing), "" + at);
        run.accept(new FolderFiles(place));
        assertEquals(whole, SealWorld.all(place), "" + at);
      }
    }
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
