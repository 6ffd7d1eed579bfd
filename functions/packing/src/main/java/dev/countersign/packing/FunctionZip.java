package dev.countersign.packing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The zip of the functions as Quarkus leaves it has the times of the build's files, the file
 * system's order, and names that differ from build to build. Packed again, it depends on its source
 * alone, and it is smaller.
 */
public final class FunctionZip {
  /** A zip's times have no zone: this is the same everywhere. */
  static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

  private FunctionZip() {}

  /** Packs the zip that the only argument names again, in its place. */
  public static void main(String[] arguments) throws IOException {
    Path zip = Path.of(arguments[0]);
    Files.write(zip, packed(content(zip)));
  }

  private static SortedMap<String, byte[]> content(Path zip) throws IOException {
    var content = new TreeMap<String, byte[]>();
    try (var file = new ZipFile(zip.toFile())) {
      for (ZipEntry entry : file.stream().filter(each -> !each.isDirectory()).toList()) {
        try (var in = file.getInputStream(entry)) {
          content.put(entry.getName(), in.readAllBytes());
        }
      }
    }
    return content;
  }

  static byte[] packed(SortedMap<String, byte[]> content) throws IOException {
    var keys = new RecordedKeys();
    var packed = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(packed)) {
      zip.setLevel(Deflater.BEST_COMPRESSION);
      for (Map.Entry<String, byte[]> file : content.entrySet()) {
        var entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        zip.write(packed(file.getKey(), file.getValue(), keys));
      }
    }
    return packed.toByteArray();
  }

  private static byte[] packed(String name, byte[] content, RecordedKeys keys) throws IOException {
    if (name.endsWith(".jar")) {
      return StoredJar.of(content);
    }
    return name.endsWith(".class") ? ConstantPool.renamed(content, keys::renamed) : content;
  }
}
