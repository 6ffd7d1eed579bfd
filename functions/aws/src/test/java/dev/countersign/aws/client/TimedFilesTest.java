package dev.countersign.aws.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.countersign.app.month.seal.FolderFiles;
import dev.countersign.app.month.seal.MonthFiles;
import dev.countersign.aws.invocation.InvocationDeadline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Months are read while there is time, and never written. */
final class TimedFilesTest {
  private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder = Path.of("");

  private boolean hasTime = true;

  private MonthFiles files() {
    var deadline =
        new InvocationDeadline() {
          @Override
          public boolean leaves(Duration needed) {
            return hasTime;
          }
        };
    return new TimedFiles(new FolderFiles(folder), deadline);
  }

  @BeforeEach
  void file() throws IOException {
    Files.write(folder.resolve("acme-2026-11.sealed"), CONTENT);
  }

  @Test
  void open_whileThereIsTime_isTheFile() throws IOException {
    try (var in = files().open("acme-2026-11.sealed").orElseThrow()) {
      assertArrayEquals(CONTENT, in.readAllBytes());
    }
    assertArrayEquals(CONTENT, files().read("acme-2026-11.sealed").orElseThrow().content());
    assertEquals(Optional.empty(), files().open("acme-2026-10.sealed"));
  }

  @Test
  void open_whenTheTimeIsOver_isReadNoFurther() throws IOException {
    try (var in = files().open("acme-2026-11.sealed").orElseThrow()) {
      assertEquals('c', in.read());
      hasTime = false;
      assertThrows(IOException.class, in::read);
      assertThrows(IOException.class, () -> in.read(new byte[1]));
    }
  }

  @Test
  void write_byAReader_isRefused() {
    assertThrows(
        UnsupportedOperationException.class, () -> files().write("log/checkpoint", CONTENT));
    assertThrows(
        UnsupportedOperationException.class,
        () -> files().swap("log/checkpoint", Optional.empty(), CONTENT));
    assertThrows(
        UnsupportedOperationException.class,
        () -> files().put("acme-2026-10.sealed", folder.resolve("acme-2026-11.sealed")));
  }
}
