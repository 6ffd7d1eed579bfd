package dev.countersign.local.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReceiptKeyCommandTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void rotate_madeKeys_keepsTheFormerKeyBesideTheNewOne() throws Exception {
    assertEquals(0, run("make"));
    String made = text();
    assertEquals(0, run("rotate", "--overlap", "PT2H"));

    assertNotEquals(made, text());
    assertEquals(3, text().split("\"kid\"", -1).length);
    assertTrue(text().contains("\"exp\""), "the former key has an end");
  }

  @Test
  void make_whereKeysAre_changesNothing() throws Exception {
    run("make");
    String made = text();

    assertEquals(1, run("make"));
    assertEquals(made, text());
  }

  @Test
  void rotate_keyWhoseHalvesDontBelongTogether_changesNothing() throws Exception {
    run("make");
    String wrong = text().replaceFirst("\"x\":\".", "\"x\":\"_");
    Files.writeString(file(), wrong);

    assertEquals(1, run("rotate"));
    assertEquals(1, run("show"));
    assertEquals(wrong, text());
  }

  @Test
  void rotate_withoutKeys_isRefused() {
    assertEquals(1, run("rotate"));
  }

  private Path file() {
    return folder.resolve("receipt-key.json");
  }

  private String text() throws Exception {
    return Files.readString(file());
  }

  private int run(String command, String... more) {
    var arguments = new ArrayList<>(List.of("receipt-key", command));
    arguments.addAll(List.of("--file", file().toString()));
    arguments.addAll(List.of(more));
    return Countersign.run(arguments.toArray(new String[0]));
  }
}
