package dev.countersign.local.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeyCommandTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void rotate_madeKeys_keepsTheFormerKeyBesideTheNewOne() throws Exception {
    assertEquals(0, run("new"));
    String made = text();
    assertEquals(0, run("rotate", "--overlap", "PT2H"));

    assertNotEquals(made, text());
    assertEquals(3, text().split("\"kid\"", -1).length);
    assertTrue(text().contains("\"exp\""), "the former key has an end");
  }

  @Test
  void new_whereKeysAre_changesNothing() throws Exception {
    run("new");
    String made = text();

    assertEquals(1, run("new"));
    assertEquals(made, text());
  }

  @Test
  void new_inAFile_isForItsOwnerAlone() throws Exception {
    run("new");

    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
    try (var files = Files.list(folder)) {
      assertEquals(List.of(file()), files.toList());
    }
  }

  @Test
  void new_replacing_forgetsTheKeyThatSignedAndKeepsWhatHadEnded() throws Exception {
    run("new");
    String lost = kid();
    Files.writeString(
        file(), text().replace("{\"keys\":[", "{\"keys\":[" + ended("former", "2020-01-01") + ","));

    assertEquals(0, run("new", "--replace"));

    assertFalse(text().contains(lost), "the lost key");
    assertTrue(text().contains("\"former\""), "what had ended stays published");
    assertNotEquals(lost, kid());
  }

  @Test
  void new_replacingWhatIsNoKey_makesOne() throws Exception {
    Files.writeString(file(), "not a key");

    assertEquals(0, run("new", "--replace"));
    assertEquals(0, run("show"));
  }

  @Test
  void rotate_keyWhoseHalvesDontBelongTogether_changesNothing() throws Exception {
    run("new");
    String wrong = text().replaceFirst("\"x\":\".", "\"x\":\"_");
    Files.writeString(file(), wrong);

    assertEquals(1, run("rotate"));
    assertEquals(1, run("show"));
    assertEquals(wrong, text());
  }

  @Test
  void rotate_withoutKeys_isRefused() {
    assertEquals(1, run("rotate"));
    assertEquals(1, run("rotate", "--address"));
  }

  @Test
  void anyVerb_privateHalf_isNeverPrinted() throws Exception {
    for (String[] verb : List.of(words("new"), words("rotate"), words("show"))) {
      var said = Captured.of(() -> run(verb[0]));
      assertEquals(0, said.status());
      assertTrue(said.out().contains("\"x\""), said.out());
      assertFalse((said.out() + said.err()).contains("\"d\""), said.out());
    }
    for (String[] verb : List.of(words("new"), words("rotate"), words("show"))) {
      var said = Captured.of(() -> run(verb[0], "--address", "--file", folder + "/address"));
      assertEquals(0, said.status());
      for (String line : Files.readAllLines(folder.resolve("address"))) {
        assertFalse((said.out() + said.err()).contains(line), said.out());
      }
    }
  }

  @Test
  void rotate_addressKey_putsTheNewOneFirstUntilTheFormerIsDropped() throws Exception {
    run("new", "--address");
    String former = text();

    assertEquals(0, run("rotate", "--address"));
    assertEquals(former, text().lines().toList().get(1));
    String both = text();
    assertEquals(1, run("rotate", "--address"), "a change is under way");
    assertEquals(both, text());
    assertEquals(0, run("rotate", "--address", "--drop-former"));
    assertEquals(both.lines().toList().getFirst(), text());
    assertEquals(1, run("rotate", "--address", "--drop-former"));
  }

  @Test
  void dropFormer_ofReceiptKeys_isRefused() throws Exception {
    run("new");
    run("rotate");
    String before = text();

    assertEquals(1, run("rotate", "--drop-former"));
    assertEquals(before, text());
  }

  @Test
  void ssm_nameThatNoFunctionMayRead_isRefusedBeforeAnythingIsAsked() {
    var said = Captured.of(() -> Countersign.run("key", "new", "--ssm", "/other/receipt-key"));

    assertEquals(1, said.status());
    assertTrue(said.err().contains("under /countersign/"), said.err());
  }

  private static String[] words(String... words) {
    return words;
  }

  private static String ended(String kid, String day) {
    return """
    {"kty":"OKP","crv":"Ed25519","x":"ifSA_eCF92xnJUQ7auqRD5p4CtOfgb8polbRh0hPIQo","kid":"%s","exp":%d}\
    """
        .formatted(kid, java.time.Instant.parse(day + "T00:00:00Z").getEpochSecond());
  }

  private String kid() throws Exception {
    return text().replaceFirst("(?s).*?\"kid\":\"([^\"]+)\".*", "$1");
  }

  private Path file() {
    return folder.resolve("receipt-key.json");
  }

  private String text() throws Exception {
    return Files.readString(file());
  }

  private int run(String verb, String... more) {
    var arguments = new ArrayList<>(List.of("key", verb));
    arguments.addAll(List.of(more));
    if (!arguments.contains("--file")) {
      arguments.addAll(List.of("--file", file().toString()));
    }
    return Countersign.run(arguments.toArray(new String[0]));
  }
}
