package dev.countersign.local.export;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Opens a file, and says of what is no text what it is. */
final class ExportBytes {
  private static final int LOOK = 64;
  private static final String BLINDED = "{\"blinded\":";

  private ExportBytes() {}

  /** The bytes, unpacked where they are packed by gzip, without a byte order mark. */
  static InputStream open(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new UnusableExport(file + ": no such file");
    }
    var raw = new PushbackInputStream(new BufferedInputStream(Files.newInputStream(file)), LOOK);
    byte[] begin = look(raw);
    if (starts(begin, 0x1f, 0x8b)) {
      var unpacked = new PushbackInputStream(new GZIPInputStream(raw), LOOK);
      return text(file, unpacked, look(unpacked));
    }
    return text(file, raw, begin);
  }

  /** Whether an export was blinded, by its begin. */
  static boolean isBlinded(Path file) throws IOException {
    try (var in = open(file)) {
      return new String(in.readNBytes(BLINDED.length()), StandardCharsets.UTF_8).equals(BLINDED);
    }
  }

  private static InputStream text(Path file, PushbackInputStream in, byte[] begin)
      throws IOException {
    if (starts(begin, 'P', 'K', 3, 4) || starts(begin, 0xd0, 0xcf, 0x11, 0xe0)) {
      throw new UnusableExport(file + ": a spreadsheet or an archive; save the sheet as CSV");
    }
    if (starts(begin, 0xfe, 0xff) || starts(begin, 0xff, 0xfe)) {
      throw new UnusableExport(file + ": UTF-16; save it as CSV in UTF-8");
    }
    for (byte b : begin) {
      if (b == 0) {
        throw new UnusableExport(file + ": no text, or UTF-16; save it as CSV in UTF-8");
      }
    }
    if (starts(begin, 0xef, 0xbb, 0xbf)) {
      in.skipNBytes(3);
    }
    return in;
  }

  private static byte[] look(PushbackInputStream in) throws IOException {
    byte[] begin = in.readNBytes(LOOK);
    in.unread(begin);
    return begin;
  }

  private static boolean starts(byte[] begin, int... with) {
    if (begin.length < with.length) {
      return false;
    }
    for (int i = 0; i < with.length; i++) {
      if ((begin[i] & 0xff) != with[i]) {
        return false;
      }
    }
    return true;
  }
}
