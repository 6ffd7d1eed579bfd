package dev.countersign.proof.month;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.proof.note.Checkpoint;
import dev.countersign.proof.note.SignedNote;
import dev.countersign.proof.note.TestKeys;
import dev.countersign.proof.sheet.MonthPage;
import dev.countersign.proof.tree.TreeHash;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SealedMonthReaderTest {
  private static final SignedNote NOTE =
      Checkpoint.of("countersign.example/acme/2026-11", 2, TreeHash.OF_NOTHING)
          .signedBy(TestKeys.signer("countersign.example/acme/2026-11"));

  @Test
  void file_isReadAsItIsWritten() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var writer = new SealedMonthWriter(out, NOTE)) {
      writer.write("{}".getBytes(StandardCharsets.UTF_8));
      writer.write("x".repeat(200_000).getBytes(StandardCharsets.UTF_8));
    }
    for (byte[] file : List.of(out.toByteArray(), packed(out.toByteArray()))) {
      try (var reader = SealedMonthReader.open(new ByteArrayInputStream(file))) {
        assertArrayEquals(NOTE.bytes(), reader.note().bytes());
        var first = reader.next().orElseThrow();
        assertEquals(7, first.number());
        assertEquals("{}", first.text());
        assertEquals(200_000, reader.next().orElseThrow().bytes().length);
        assertEquals(true, reader.next().isEmpty());
      }
    }
  }

  @Test
  void file_isKnownByItsBegin() throws IOException {
    assertTrue(begins(file("{}\n")));
    assertTrue(begins(packed(file("{}\n"))));
    for (String other :
        List.of("", "eyJh.b.c", "{\"id\":1}", "POST /v1 HTTP/1.1\n1\n", "a/b\nc\n")) {
      assertFalse(begins(other.getBytes(StandardCharsets.UTF_8)), other);
    }
  }

  private static boolean begins(byte[] file) throws IOException {
    return SealedMonthReader.isOneBy(new ByteArrayInputStream(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "a\n", "a\n\n", "a\n\n\n", "a\n\nb\n\n{}\n", "{}\n{}\n"})
  void file_withoutASignedNote_isRefused(String file) {
    assertThrows(UnreadableMonth.class, () -> lines(file.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void file_thatEndsWithinALine_isReadUpToIt() {
    var end = assertThrows(UnreadableMonth.class, () -> lines(file("{}\n{")));
    assertEquals(8, end.line());
    assertEquals("the file ends within a line", end.getMessage());
  }

  @Test
  void packedFile_thatIsCutOrDamaged_isRefused() {
    byte[] packed = packed(file("{}\n"));
    byte[] cut = Arrays.copyOf(packed, packed.length - 9);
    assertEquals(
        "what is packed is damaged, or ends too early",
        assertThrows(UnreadableMonth.class, () -> lines(cut)).getMessage());
    byte[] damaged = packed.clone();
    damaged[packed.length / 2] ^= 0x55;
    assertThrows(UnreadableMonth.class, () -> lines(damaged));
    assertThrows(UnreadableMonth.class, () -> lines(new byte[] {0x1f, (byte) 0x8b, 0}));
  }

  @Test
  void page_isReadAsTheFileThatItHolds() throws IOException {
    for (byte[] file : List.of(file("{}\n"), packed(file("{}\n")))) {
      assertEquals(List.of("{}"), lines(page(file)));
      assertTrue(begins(page(file)));
    }
  }

  @Test
  void page_thatIsCutOrChanged_isRefused() throws IOException {
    var page = new String(page(file("{}\n")), StandardCharsets.UTF_8);
    int held = page.indexOf("id=\"sealed\">") + 12;
    for (String wrong :
        List.of(
            page.substring(0, held + 40),
            page.substring(0, held + 41) + page.substring(held + 42),
            page.substring(0, held + 40) + "\"" + page.substring(held + 41))) {
      assertEquals(
          "what is packed is damaged, or ends too early",
          assertThrows(UnreadableMonth.class, () -> lines(wrong.getBytes(StandardCharsets.UTF_8)))
              .getMessage());
    }
    var none = "<!doctype html><html></html>".getBytes(StandardCharsets.UTF_8);
    assertEquals(
        "no page of a month: it holds no sealed file",
        assertThrows(UnreadableMonth.class, () -> lines(none)).getMessage());
  }

  private static byte[] page(byte[] file) throws IOException {
    var out = new ByteArrayOutputStream();
    MonthPage.write(new ByteArrayInputStream(file), out);
    return out.toByteArray();
  }

  @Test
  void note_thatNeverEnds_isRefused() {
    var endless = new EndlessInput(new byte[0], "x\n");
    var end = assertThrows(UnreadableMonth.class, () -> lines(endless));
    assertEquals("no sealed file: more than 1000000 bytes before the leaves", end.getMessage());
  }

  /** A stream that never ends is read no further than the longest line. */
  @Test
  void line_thatIsTooLong_isRefused() {
    var endless = new EndlessInput(file("{}\n"), "x");
    var end = assertThrows(UnreadableMonth.class, () -> lines(endless));
    assertEquals("a line of more than 1048576 bytes", end.getMessage());
  }

  private static byte[] file(String lines) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(NOTE.bytes());
    out.writeBytes(("\n" + lines).getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  private static byte[] packed(byte[] file) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  private static List<String> lines(byte[] file) throws IOException {
    return lines(new ByteArrayInputStream(file));
  }

  private static List<String> lines(InputStream file) throws IOException {
    var lines = new ArrayList<String>();
    try (var reader = SealedMonthReader.open(file)) {
      for (var line = reader.next(); line.isPresent(); line = reader.next()) {
        lines.add(line.get().text());
      }
    }
    return lines;
  }
}
