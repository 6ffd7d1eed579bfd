package dev.countersign.ledger.dynamo;

import dev.countersign.domain.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Stores a compact JWS (RFC 7515, section 3.1) as its three decoded parts, since base64 would hide
 * from compression that they repeat the entry's content. Any other bytes, and a token that would
 * not come back byte for byte, are stored as they are.
 */
final class CompactJwsCodec {
  private static final int AS_IT_IS = 0;
  private static final int COMPACT_JWS = 3;
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private CompactJwsCodec() {}

  static void write(DataOutputStream out, Bytes bytes) throws IOException {
    byte[] raw = bytes.toArray();
    byte[][] parts = parts(raw);
    out.writeByte(parts == null ? AS_IT_IS : COMPACT_JWS);
    for (byte[] part : parts == null ? new byte[][] {raw} : parts) {
      LengthPrefixedBytes.write(out, part);
    }
  }

  static Bytes read(DataInputStream in) throws IOException {
    int form = in.readUnsignedByte();
    if (form == AS_IT_IS) {
      return Bytes.of(LengthPrefixedBytes.read(in));
    }
    return Bytes.of(
        joined(
            new byte[][] {
              LengthPrefixedBytes.read(in),
              LengthPrefixedBytes.read(in),
              LengthPrefixedBytes.read(in)
            }));
  }

  private static byte @Nullable [][] parts(byte[] raw) {
    int first = indexOfDot(raw, 0);
    int second = first < 0 ? -1 : indexOfDot(raw, first + 1);
    if (second < 0 || indexOfDot(raw, second + 1) >= 0) {
      return null;
    }
    try {
      byte[][] parts = {
        decoded(raw, 0, first),
        decoded(raw, first + 1, second),
        decoded(raw, second + 1, raw.length)
      };
      return Arrays.equals(joined(parts), raw) ? parts : null;
    } catch (IllegalArgumentException notBase64) {
      return null;
    }
  }

  private static byte[] decoded(byte[] raw, int from, int to) {
    return DECODER.decode(Arrays.copyOfRange(raw, from, to));
  }

  private static byte[] joined(byte[][] parts) {
    var joined = new ByteArrayOutputStream();
    for (int i = 0; i < parts.length; i++) {
      if (i > 0) {
        joined.write('.');
      }
      joined.writeBytes(ENCODER.encode(parts[i]));
    }
    return joined.toByteArray();
  }

  private static int indexOfDot(byte[] raw, int from) {
    for (int i = from; i < raw.length; i++) {
      if (raw[i] == '.') {
        return i;
      }
    }
    return -1;
  }
}
