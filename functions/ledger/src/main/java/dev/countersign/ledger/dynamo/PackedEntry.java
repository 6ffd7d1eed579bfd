package dev.countersign.ledger.dynamo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.Digest;
import dev.countersign.domain.failure.Defect;
import dev.countersign.domain.history.SealedEntry;
import dev.countersign.forms.entry.EntryForm;
import dev.countersign.ledger.StoredEntry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;

/**
 * An entry and its receipt, compressed into one attribute. DynamoDB bills each begun KiB of an item
 * at every write, also when only its due time changes. The receipt repeats the entry's names, and
 * what lies beside it ({@link ErasableParts}) repeats what was attested; each is compressed by what
 * comes before, so that all take little more space than one. The canonical JSON comes back byte for
 * byte.
 *
 * <p>The sections in order: the entry's hash (32 bytes), its canonical JSON, and the receipt.
 */
final class PackedEntry {
  private static final HexFormat HEX = HexFormat.of();

  private PackedEntry() {}

  /** What is compressed. */
  static byte[] plain(StoredEntry stored) {
    var plain = new ByteArrayOutputStream(4096);
    try (var out = new DataOutputStream(plain)) {
      out.write(HEX.parseHex(stored.sealed().hash().hex()));
      LengthPrefixedBytes.write(out, EntryForm.write(stored.entry()));
      CompactJwsCodec.write(out, Bytes.of(stored.receipt().getBytes(UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return plain.toByteArray();
  }

  /** The bytes that {@link #plain} gave, from the compressed ones. */
  static byte[] plain(Bytes packed) {
    return Failures.reading(
        "a packed entry",
        () -> {
          try {
            return DictionaryDeflate.read(packed);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /**
   * The entry and its receipt, its texts as marks.
   *
   * @throws Defect when it is not what was sealed
   * @throws dev.countersign.domain.failure.Unavailable when it is, and a later release sealed it
   */
  static StoredEntry entry(byte[] plain) {
    return Failures.reading(
        "a packed entry",
        () -> {
          try (var in = new DataInputStream(new ByteArrayInputStream(plain))) {
            return entry(in);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static StoredEntry entry(DataInputStream in) throws IOException {
    String hash = HEX.formatHex(in.readNBytes(32));
    var sealed = sealed(LengthPrefixedBytes.read(in), hash);
    return new StoredEntry(sealed, CompactJwsCodec.read(in).toText());
  }

  /** The entry of this canonical JSON, which must have this hash. */
  private static SealedEntry sealed(byte[] canonical, String hash) {
    if (!Digest.of(canonical).hex().equals(hash)) {
      throw new Defect("read an entry: it does not have its hash", null);
    }
    return Failures.readingWhole("an entry", () -> EntryForm.readSealed(canonical));
  }
}
