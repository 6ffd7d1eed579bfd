package dev.countersign.packing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FunctionZipTest {
  private static final LocalDateTime MORNING = LocalDateTime.of(2026, 3, 1, 8, 0);
  private static final LocalDateTime EVENING = LocalDateTime.of(2026, 3, 1, 20, 30);

  @TempDir Path folder;

  @Test
  void packed_twoBuildsOfOneSource_areTheSame() throws IOException {
    var one = new LinkedHashMap<String, byte[]>();
    one.put("b/Second.class", Saying.classFile("b.Second", "proxykey7", "proxykey12"));
    one.put("a/First.class", Saying.classFile("a.First", "proxykey12"));
    var other = new LinkedHashMap<String, byte[]>();
    other.put("a/First.class", Saying.classFile("a.First", "proxykey3"));
    other.put("b/Second.class", Saying.classFile("b.Second", "proxykey9", "proxykey3"));
    assertArrayEquals(packed(one, MORNING), packed(other, EVENING));
  }

  @Test
  void packed_files_haveOneTimeAndTheOrderOfTheirNames() throws IOException {
    var files = new LinkedHashMap<String, byte[]>();
    files.put("b", text("b"));
    files.put("a", text("a"));
    packed(files, EVENING);
    try (var zip = new ZipFile(folder.resolve("function.zip").toFile())) {
      assertEquals(List.of("a", "b"), zip.stream().map(ZipEntry::getName).toList());
      assertTrue(zip.stream().allMatch(file -> file.getTimeLocal().equals(FunctionZip.TIME)));
    }
  }

  @Test
  void packed_otherSource_isNotTheSame() throws IOException {
    byte[] equal = Saying.classFile("a.First", "proxykey1", "proxykey1");
    byte[] different = Saying.classFile("a.First", "proxykey1", "proxykey2");
    assertFalse(
        Arrays.equals(
            packed(Map.of("a/First.class", equal), MORNING),
            packed(Map.of("a/First.class", different), MORNING)));
  }

  @Test
  void packed_keyThatTwoClassesShare_isSharedStill() throws Exception {
    packed(
        Map.of(
            "a/First.class", Saying.classFile("a.First", "proxykey12", "proxykey7", "proxykey"),
            "b/Second.class", Saying.classFile("b.Second", "proxykey7", "my proxykey12", "x")),
        MORNING);
    assertEquals(List.of("proxykey1", "proxykey2", "proxykey"), said("a/First.class"));
    assertEquals(List.of("proxykey2", "my proxykey12", "x"), said("b/Second.class"));
  }

  @Test
  void packed_jar_hasItsEntriesInTheirOrderUncompressed() throws IOException {
    var entries = new LinkedHashMap<String, byte[]>();
    entries.put("META-INF/MANIFEST.MF", text("Manifest-Version: 1.0\n\n"));
    entries.put("z.txt", text("a text ".repeat(1000)));
    entries.put("a.txt", new byte[0]);
    packed(Map.of("lib/some.jar", Files.readAllBytes(zip("some.jar", entries, EVENING))), MORNING);
    Path jar = folder.resolve("packed.jar");
    Files.write(jar, content("lib/some.jar"));
    try (var file = new JarFile(jar.toFile())) {
      var found = file.stream().toList();
      assertEquals(List.copyOf(entries.keySet()), found.stream().map(ZipEntry::getName).toList());
      for (ZipEntry entry : found) {
        assertEquals(ZipEntry.STORED, entry.getMethod());
        assertEquals(FunctionZip.TIME, entry.getTimeLocal());
        assertArrayEquals(entries.get(entry.getName()), file.getInputStream(entry).readAllBytes());
      }
    }
  }

  @Test
  void packed_otherFile_isAsItWas() throws IOException {
    var any = new byte[5000];
    new Random(1).nextBytes(any);
    packed(Map.of("lib.bin", any, "proxykey1", text("proxykey1")), MORNING);
    assertArrayEquals(any, content("lib.bin"));
    assertArrayEquals(text("proxykey1"), content("proxykey1"));
  }

  private byte[] packed(Map<String, byte[]> files, LocalDateTime time) throws IOException {
    Path zip = zip("function.zip", files, time);
    FunctionZip.main(new String[] {zip.toString()});
    return Files.readAllBytes(zip);
  }

  private List<?> said(String name) throws IOException, ReflectiveOperationException {
    return Saying.said(content(name));
  }

  private byte[] content(String name) throws IOException {
    try (var zip = new ZipFile(folder.resolve("function.zip").toFile())) {
      return zip.getInputStream(Objects.requireNonNull(zip.getEntry(name))).readAllBytes();
    }
  }

  private Path zip(String name, Map<String, byte[]> files, LocalDateTime time) throws IOException {
    Path zip = folder.resolve(name);
    try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (var file : files.entrySet()) {
        var entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(time);
        out.putNextEntry(entry);
        out.write(file.getValue());
      }
    }
    return zip;
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
