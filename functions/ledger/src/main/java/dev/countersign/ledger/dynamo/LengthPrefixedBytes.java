package dev.countersign.ledger.dynamo;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * A length-prefixed byte string: four bytes of length, the most significant first, then the bytes.
 */
final class LengthPrefixedBytes {
  private LengthPrefixedBytes() {}

  static void write(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /**
   * The byte string that comes next.
   *
   * @throws IOException when the stream ends before it does
   */
  static byte[] read(DataInputStream in) throws IOException {
    int length = in.readInt();
    byte[] bytes = in.readNBytes(Math.max(0, length));
    if (bytes.length != length) {
      throw new IOException("a byte string ends too early");
    }
    return bytes;
  }
}
