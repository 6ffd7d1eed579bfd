package dev.countersign.local.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HeldFolderTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void folder_thatAnotherStoreHas_isRefusedUntilItLetsGo() {
    try (var _ = LocalStore.open(folder)) {
      var refused = assertThrows(IllegalStateException.class, () -> LocalStore.open(folder));

      assertEquals(
          folder + " is in use: stop the runner that has it, or name its address",
          refused.getMessage());
    }
    LocalStore.open(folder).close();
  }
}
