package dev.countersign.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.countersign.app.month.seal.FolderFiles;
import dev.countersign.app.month.seal.MonthFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderFilesTest implements MonthFilesContract {
  @TempDir private Path folder;

  @Override
  public MonthFiles files() {
    return new FolderFiles(folder.resolve("months"));
  }

  @Test
  void name_thatLeadsOutOfTheFolder_isRefused() {
    for (String name : List.of("../other", "a/../b", "/tmp/other")) {
      assertThrows(
          IllegalArgumentException.class,
          () -> files().write(name, "x".getBytes(StandardCharsets.UTF_8)),
          name);
    }
  }

  @Test
  void write_leavesNothingBeside() throws IOException {
    files().write("log/checkpoint", "x".getBytes(StandardCharsets.UTF_8));
    try (var all = Files.list(folder.resolve("months/log"))) {
      assertEquals(List.of("checkpoint"), all.map(file -> "" + file.getFileName()).toList());
    }
  }
}
