package dev.countersign.ledger.dynamo;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.Claim;
import dev.countersign.domain.failure.Defect;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingKey;
import dev.countersign.forms.posting.PostingForm;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.CRC32C;

/**
 * A posting, compressed into one attribute. DynamoDB bills each begun KiB of an item at every
 * write. What an engine is asked repeats the line's data, so both take little more space than one.
 *
 * <p>The sections in order: a checksum of what follows (CRC-32C, four bytes), the posting's fields,
 * the line's data, and the frozen request's bytes.
 */
final class PackedPosting {
  private PackedPosting() {}

  static Bytes write(Posting posting) {
    var form = PostingForm.of(posting);
    var content = new ByteArrayOutputStream(4096);
    try (var out = new DataOutputStream(content)) {
      LengthPrefixedBytes.write(out, form.fields().toArray());
      LengthPrefixedBytes.write(out, form.data().toArray());
      LengthPrefixedBytes.write(out, form.request().toArray());
      byte[] bytes = content.toByteArray();
      var whole = new ByteArrayOutputStream(bytes.length + Integer.BYTES);
      try (var checked = new DataOutputStream(whole)) {
        checked.writeInt(checksum(bytes));
        checked.write(bytes);
      }
      return DictionaryDeflate.write(whole.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
  }

  /**
   * The posting that was packed.
   *
   * @throws Defect when it is damaged
   * @throws dev.countersign.domain.failure.Unavailable when it is whole, and a later release wrote it
   */
  static Posting read(Bytes packed, PostingKey key, Claim claim) {
    var form = Failures.reading("a posting", () -> form(packed));
    return Failures.readingWhole("a posting", () -> form.read(key, claim));
  }

  private static PostingForm form(Bytes packed) {
    try {
      byte[] whole = DictionaryDeflate.read(packed);
      var in = new DataInputStream(new ByteArrayInputStream(whole));
      int expected = in.readInt();
      byte[] content = in.readAllBytes();
      if (checksum(content) != expected) {
        throw new Defect("read a posting: it does not have its checksum", null);
      }
      var sections = new DataInputStream(new ByteArrayInputStream(content));
      var fields = Bytes.of(LengthPrefixedBytes.read(sections));
      var data = Bytes.of(LengthPrefixedBytes.read(sections));
      return new PostingForm(fields, data, Bytes.of(LengthPrefixedBytes.read(sections)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int checksum(byte[] bytes) {
    var sum = new CRC32C();
    sum.update(bytes);
    return (int) sum.getValue();
  }
}
