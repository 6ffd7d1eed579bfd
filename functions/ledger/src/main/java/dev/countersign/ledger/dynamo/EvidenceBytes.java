package dev.countersign.ledger.dynamo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.countersign.domain.Digest;
import dev.countersign.ledger.Evidence;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Evidence and texts as bytes, which come back byte for byte. What is read was decrypted, and is
 * whole for that.
 */
final class EvidenceBytes {
  private static final HexFormat HEX = HexFormat.of();

  private EvidenceBytes() {}

  static byte[] write(Evidence evidence) {
    return written(out -> {
      texts(out, evidence.how());
      out.writeUTF(evidence.mediaType());
      out.writeUTF(evidence.receivedAt().toString());
      CompactJwsCodec.write(out, evidence.raw());
      texts(out, evidence.headers());
      out.write(HEX.parseHex(evidence.digest().hex()));
    });
  }

  static Evidence read(byte[] bytes) {
    return read(
        bytes,
        in -> {
          var how = texts(in);
          String mediaType = in.readUTF();
          var receivedAt = Instant.parse(in.readUTF());
          var raw = CompactJwsCodec.read(in);
          var headers = texts(in);
          var digest = new Digest(HEX.formatHex(in.readNBytes(32)));
          return new Evidence(digest, raw, mediaType, headers, how, receivedAt);
        });
  }

  static byte[] writeTexts(SortedMap<String, String> texts) {
    return written(out -> texts(out, texts));
  }

  static SortedMap<String, String> readTexts(byte[] bytes) {
    return read(bytes, EvidenceBytes::texts);
  }

  private static void texts(DataOutputStream out, SortedMap<String, String> texts)
      throws IOException {
    out.writeShort(texts.size());
    for (var text : texts.entrySet()) {
      out.writeUTF(text.getKey());
      LengthPrefixedBytes.write(out, text.getValue().getBytes(UTF_8));
    }
  }

  private static SortedMap<String, String> texts(DataInputStream in) throws IOException {
    var texts = new TreeMap<String, String>();
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      String name = in.readUTF();
      texts.put(name, new String(LengthPrefixedBytes.read(in), UTF_8));
    }
    return texts;
  }

  private interface Writer {
    void write(DataOutputStream out) throws IOException;
  }

  private static byte[] written(Writer writer) {
    var bytes = new ByteArrayOutputStream(1024);
    try (var out = new DataOutputStream(bytes)) {
      writer.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  private interface Reader<T> {
    T read(DataInputStream in) throws IOException;
  }

  private static <T> T read(byte[] bytes, Reader<T> reader) {
    return Failures.readingWhole(
        "evidence",
        () -> {
          try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return reader.read(in);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
