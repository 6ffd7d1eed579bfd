package dev.countersign.packing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A jar whose entries are not compressed. The zip around it compresses it as a whole, to three
 * quarters of what its entries come to one by one, and the JVM unpacks nothing when it loads a
 * class.
 */
final class StoredJar {
  private StoredJar() {}

  /** The jar with the same entries in the same order; their content, and so a signature, stays. */
  static byte[] of(byte[] jar) throws IOException {
    var stored = new ByteArrayOutputStream(3 * jar.length);
    try (var in = new ZipInputStream(new ByteArrayInputStream(jar));
        var out = new ZipOutputStream(stored)) {
      for (ZipEntry from = in.getNextEntry(); from != null; from = in.getNextEntry()) {
        byte[] content = in.readAllBytes();
        out.putNextEntry(stored(from.getName(), content));
        out.write(content);
      }
    }
    return stored.toByteArray();
  }

  private static ZipEntry stored(String name, byte[] content) {
    var checksum = new CRC32();
    checksum.update(content);
    var entry = new ZipEntry(name);
    entry.setTimeLocal(FunctionZip.TIME);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(checksum.getValue());
    return entry;
  }
}
