package dev.countersign.local.command;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who follows the tutorial of the sealed month sees what it says. */
@Timeout(900)
final class MonthTutorialTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void tutorial_lineByLine_saysWhatItSays() throws Exception {
    try (var reader = new FollowedPage(folder)) {
      assertTrue(reader.follow("your-first-sealed-month.md") >= 8);
    }
    assertTrue(Files.exists(folder.resolve("first-month/months/demo-2026-09.acceptance")));
    assertTrue(Files.exists(folder.resolve("first-month/months/demo-2026-10.sealed")));
  }
}
