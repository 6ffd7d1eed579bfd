package dev.countersign.ledger.dynamo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.countersign.domain.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * Stores the data of a result event as three byte strings: what stands before the receipt, the
 * receipt by {@link CompactJwsCodec}, and what stands after it. The receipt repeats the event,
 * which its base64 would hide from compression. Any bytes come back byte for byte.
 */
final class EventDataCodec {
  private static final byte[] RECEIPT = "\"receipt\":\"".getBytes(US_ASCII);

  private EventDataCodec() {}

  static void write(DataOutputStream out, Bytes data) throws IOException {
    byte[] all = data.toArray();
    int from = receipt(all);
    int to = from;
    while (to < all.length && all[to] != '"') {
      to++;
    }
    LengthPrefixedBytes.write(out, Arrays.copyOf(all, from));
    CompactJwsCodec.write(out, Bytes.of(Arrays.copyOfRange(all, from, to)));
    LengthPrefixedBytes.write(out, Arrays.copyOfRange(all, to, all.length));
  }

  static Bytes read(DataInputStream in) throws IOException {
    var all = new ByteArrayOutputStream();
    all.writeBytes(LengthPrefixedBytes.read(in));
    all.writeBytes(CompactJwsCodec.read(in).toArray());
    all.writeBytes(LengthPrefixedBytes.read(in));
    return Bytes.of(all.toByteArray());
  }

  /** Where the last member named {@code receipt} has its text; the end where there is none. */
  private static int receipt(byte[] all) {
    for (int at = all.length - RECEIPT.length; at >= 0; at--) {
      if (Arrays.equals(all, at, at + RECEIPT.length, RECEIPT, 0, RECEIPT.length)) {
        return at + RECEIPT.length;
      }
    }
    return all.length;
  }
}
