package dev.countersign.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.month.seal.MonthFiles;
import dev.countersign.app.month.seal.MonthFiles.Tagged;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What sealing asks of the place of its files. */
interface MonthFilesContract {
  MonthFiles files();

  @Test
  default void put_twice_keepsTheFirst(@TempDir Path folder) throws IOException {
    assertTrue(files().put("acme-2026-11.sealed", file(folder, "first")));
    assertFalse(files().put("acme-2026-11.sealed", file(folder, "second")));

    try (var in = files().open("acme-2026-11.sealed").orElseThrow()) {
      assertEquals("first", new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  default void file_thatIsNotThere_isNone() {
    assertTrue(files().open("acme-2026-10.sealed").isEmpty());
    assertTrue(files().read("log/never").isEmpty());
  }

  @Test
  default void swap_ofWhatWasRead_isInItsPlace() {
    assertTrue(files().swap("log/a", Optional.empty(), bytes("one")));
    var one = files().read("log/a").orElseThrow();
    assertArrayEquals(bytes("one"), one.content());
    assertTrue(files().swap("log/a", Optional.of(one.tag()), bytes("two")));
    assertArrayEquals(bytes("two"), files().read("log/a").orElseThrow().content());
  }

  @Test
  default void swap_ofWhatIsThereNoMore_changesNothing() {
    assertTrue(files().swap("log/b", Optional.empty(), bytes("one")));
    var one = files().read("log/b").map(Tagged::tag);
    assertTrue(files().swap("log/b", one, bytes("two")));

    assertFalse(files().swap("log/b", one, bytes("three")));
    assertFalse(files().swap("log/b", Optional.empty(), bytes("three")));
    assertArrayEquals(bytes("two"), files().read("log/b").orElseThrow().content());
  }

  @Test
  default void swap_ofNothing_whereATagWasRead_changesNothing() {
    assertTrue(files().swap("log/c", Optional.empty(), bytes("one")));
    var tag = files().read("log/c").map(Tagged::tag);

    assertFalse(files().swap("log/none", tag, bytes("two")));
    assertTrue(files().read("log/none").isEmpty());
  }

  @Test
  default void swap_byManyAtOnce_isWonByOne() throws Exception {
    var won = new ArrayList<Future<Boolean>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        byte[] mine = bytes("writer " + i);
        won.add(threads.submit(() -> files().swap("log/d", Optional.empty(), mine)));
      }
    }
    int winners = 0;
    for (Future<Boolean> each : won) {
      winners += each.get() ? 1 : 0;
    }
    assertEquals(1, winners);
  }

  @Test
  default void write_again_isThere() {
    files().write("log/tile/0/x001/234", bytes("hashes"));
    files().write("log/tile/0/x001/234", bytes("hashes"));
    assertArrayEquals(bytes("hashes"), files().read("log/tile/0/x001/234").orElseThrow().content());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Path file(Path folder, String text) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "content", ""), text);
  }
}
