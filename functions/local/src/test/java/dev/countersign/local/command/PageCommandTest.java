package dev.countersign.local.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code countersign page}: whatever begins as a sealed month becomes a page. */
final class PageCommandTest {
  private static final String SEALED =
      """
      countersign.example/acme/2026-11
      1
      qINS1GRFhWHwdkUeqLEoP4yEMkTBBzxBkGwGQlVlVcs=

      — countersign.example/acme/2026-11 9wzAUrxx4rtub2nQCGjEQhhcPblFR8HCsk+9lqp9tOtRjxuFqCaxB8I1j/7WL/8D2gEwj3PM1fHJtvwO8OMWARgE/AY=

      {"key":"0"}
      """;

  @TempDir private Path folder = Path.of("");
  private Path sealed = Path.of("");

  @BeforeEach
  void write() throws IOException {
    sealed = Files.writeString(folder.resolve("acme-2026-11.sealed"), SEALED);
  }

  @Test
  void page_ofASealedMonth_isBesideItAndAlwaysTheSame() throws IOException {
    var page = folder.resolve("acme-2026-11.html");

    var made = run(sealed.toString());

    assertEquals(0, made.status(), made.err());
    assertEquals(page + "\n", made.out());
    var first = Files.readAllBytes(page);
    assertEquals(0, run(sealed.toString()).status());
    assertTrue(Arrays.equals(first, Files.readAllBytes(page)));
    assertEquals(2, files().size());
  }

  @Test
  void page_withAName_goesThere() throws IOException {
    var page = folder.resolve("november.html");

    assertEquals(0, run(sealed.toString(), "-o", page.toString()).status());

    assertTrue(Files.readString(page).contains("id=\"sealed\""));
  }

  @Test
  void page_overAFileThatIsNoPage_isRefusedAndTheFileStays() throws IOException {
    for (Path there : List.of(sealed, Files.writeString(folder.resolve("keys.json"), "{}"))) {
      var before = Files.readString(there);

      var refused = run(sealed.toString(), "-o", there.toString());

      assertEquals(1, refused.status());
      assertTrue(refused.err().contains("is there and is no page"), refused.err());
      assertEquals(before, Files.readString(there));
    }
  }

  @Test
  void page_ofNoSealedMonth_isRefused() throws IOException {
    var keys = Files.writeString(folder.resolve("keys.json"), "{\"keys\":[]}\n");

    var refused = run(keys.toString());

    assertEquals(1, refused.status());
    assertTrue(refused.err().contains("keys.json: no sealed month: "), refused.err());
    assertFalse(Files.exists(folder.resolve("keys.json.html")));
  }

  @Test
  void page_ofAPage_isRefused() {
    assertEquals(0, run(sealed.toString()).status());

    var refused = run(folder.resolve("acme-2026-11.html").toString());

    assertEquals(1, refused.status());
    assertTrue(refused.err().contains("acme-2026-11.html: is a page already"), refused.err());
  }

  @Test
  void page_ofNothing_saysSo() {
    assertTrue(run(folder.resolve("x.sealed").toString()).err().contains("no such file"));
    var nowhere = run(sealed.toString(), "-o", folder.resolve("no/x.html").toString());
    assertTrue(nowhere.err().contains("no such folder"), nowhere.err());
  }

  private List<Path> files() throws IOException {
    try (var all = Files.list(folder)) {
      return all.toList();
    }
  }

  private static Captured run(String... arguments) {
    var all = new String[arguments.length + 1];
    all[0] = "page";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Captured.of(() -> Countersign.run(all));
  }
}
