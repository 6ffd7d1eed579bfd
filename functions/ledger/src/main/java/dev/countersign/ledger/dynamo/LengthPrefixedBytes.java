package dev.countersign.ledger.dynamo;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Bytes of any number in a stream: their length, then they. */
final class LengthPrefixedBytes {
  private LengthPrefixedBytes() {}

  static void write(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static byte[] read(DataInputStream in) throws IOException {
    int length = in.readInt();
    byte[] bytes = in.readNBytes(Math.max(0, length));
    if (bytes.length != length) {
      throw new IOException("a section ends too early");
    }
    return bytes;
  }
}
