package dev.countersign.ledger.dynamo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.Digest;
import dev.countersign.domain.failure.Defect;
import dev.countersign.domain.history.SealedEntry;
import dev.countersign.forms.entry.EntryForm;
import dev.countersign.forms.entry.UnreadableEntry;
import dev.countersign.ledger.Evidence;
import dev.countersign.ledger.StoredEntry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An entry, its receipt and the evidence beside it, compressed into one attribute. DynamoDB bills
 * each begun KiB of an item at every write, also when only its due time changes. The signed body
 * and the entry's register both hold what was attested, and the receipt repeats the entry's names;
 * compressed together they take little more space than one. The canonical JSON and the raw bytes
 * come back byte for byte.
 *
 * <p>The sections in order: the entry's hash (32 bytes), its canonical JSON, the receipt, and the
 * evidence where there is some.
 */
final class PackedEntry {
  private static final HexFormat HEX = HexFormat.of();

  private PackedEntry() {}

  static Bytes write(StoredEntry stored, @Nullable Evidence beside) {
    var plain = new ByteArrayOutputStream(4096);
    try (var out = new DataOutputStream(plain)) {
      out.write(HEX.parseHex(stored.sealed().hash().hex()));
      LengthPrefixedBytes.write(out, EntryForm.write(stored.entry()));
      CompactJwsCodec.write(out, Bytes.of(stored.receipt().getBytes(UTF_8)));
      out.writeBoolean(beside != null);
      if (beside != null) {
        write(out, beside);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return DictionaryDeflate.write(plain.toByteArray());
  }

  /**
   * The entry and its receipt.
   *
   * @throws Defect when it is not what was sealed
   */
  static StoredEntry entry(Bytes packed) {
    return read(packed, PackedEntry::entry);
  }

  /** The evidence beside the entry, where there is some. */
  static Optional<Evidence> evidence(Bytes packed) {
    return read(
        packed,
        in -> {
          in.skipNBytes(32);
          in.skipNBytes(in.readInt());
          CompactJwsCodec.read(in);
          return in.readBoolean() ? Optional.of(evidence(in)) : Optional.empty();
        });
  }

  private static StoredEntry entry(DataInputStream in) throws IOException {
    String hash = HEX.formatHex(in.readNBytes(32));
    var sealed = sealed(LengthPrefixedBytes.read(in), hash);
    return new StoredEntry(sealed, CompactJwsCodec.read(in).toText());
  }

  /** The entry of this canonical JSON, which must have this hash. */
  private static SealedEntry sealed(byte[] canonical, String hash) {
    try {
      var sealed = EntryForm.readSealed(canonical);
      if (!sealed.hash().hex().equals(hash)) {
        throw new Defect("read an entry: it does not have its hash", null);
      }
      return sealed;
    } catch (UnreadableEntry e) {
      throw new Defect("read an entry: unreadable", e);
    }
  }

  private static void write(DataOutputStream out, Evidence evidence) throws IOException {
    texts(out, evidence.how());
    out.writeUTF(evidence.mediaType());
    out.writeUTF(evidence.receivedAt().toString());
    CompactJwsCodec.write(out, evidence.raw());
    texts(out, evidence.headers());
    out.write(HEX.parseHex(evidence.digest().hex()));
  }

  private static Evidence evidence(DataInputStream in) throws IOException {
    var how = texts(in);
    String mediaType = in.readUTF();
    var receivedAt = Instant.parse(in.readUTF());
    var raw = CompactJwsCodec.read(in);
    var headers = texts(in);
    var digest = new Digest(HEX.formatHex(in.readNBytes(32)));
    return new Evidence(digest, raw, mediaType, headers, how, receivedAt);
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

  private interface Sections<T> {
    T read(DataInputStream in) throws IOException;
  }

  private static <T> T read(Bytes packed, Sections<T> sections) {
    return Failures.reading(
        "a packed entry",
        () -> {
          try (var in =
              new DataInputStream(new ByteArrayInputStream(DictionaryDeflate.read(packed)))) {
            return sections.read(in);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
