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
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * A posting, compressed into one attribute. DynamoDB bills each begun KiB of an item at every
 * write. What an engine is asked repeats the line's data, so both take little more space than one.
 *
 * <p>The first byte is the form's number, which also names the texts that compression begins with.
 * What follows is compressed; its sections in order: a checksum of the rest (CRC-32C, four bytes),
 * the posting's fields, the line's data, and the frozen request's bytes.
 */
final class PackedPosting {
  private static final byte ONE = 1;

  /** What the next release may write; this one can't be asked to wait for any later one. */
  private static final byte NEXT = ONE + 1;

  private static final byte[] TEXTS = DictionaryDeflate.dictionary("posting-1.txt");

  private PackedPosting() {}

  static Bytes write(Posting posting) {
    var content = content(PostingForm.of(posting));
    var checked = new ByteArrayOutputStream(content.length + Integer.BYTES);
    var packed = new ByteArrayOutputStream(1024);
    try (var out = new DataOutputStream(checked)) {
      out.writeInt(checksum(content));
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    packed.write(ONE);
    packed.writeBytes(DictionaryDeflate.write(checked.toByteArray(), TEXTS).toArray());
    return Bytes.of(packed.toByteArray());
  }

  private static byte[] content(PostingForm form) {
    var content = new ByteArrayOutputStream(4096);
    try (var out = new DataOutputStream(content)) {
      LengthPrefixedBytes.write(out, form.fields().toArray());
      EventDataCodec.write(out, form.data());
      LengthPrefixedBytes.write(out, form.request().toArray());
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return content.toByteArray();
  }

  /**
   * The posting that was packed.
   *
   * @throws Defect when it is damaged
   * @throws dev.countersign.domain.failure.Unavailable when it is whole, and a later release wrote
   *     it
   */
  static Posting read(Bytes packed, PostingKey key, Claim claim) {
    var form = Failures.reading("a posting", () -> form(packed.toArray()));
    return Failures.readingWhole("a posting", () -> form.read(key, claim));
  }

  private static PostingForm form(byte[] packed) {
    if (packed.length > 0 && packed[0] == NEXT) {
      throw Failures.ofLaterRelease("a posting", null);
    }
    if (packed.length == 0 || packed[0] != ONE) {
      throw new Defect("read a posting: no form of this number", null);
    }
    try {
      var deflated = Bytes.of(Arrays.copyOfRange(packed, 1, packed.length));
      return form(
          new DataInputStream(new ByteArrayInputStream(DictionaryDeflate.read(deflated, TEXTS))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PostingForm form(DataInputStream checked) throws IOException {
    int expected = checked.readInt();
    byte[] content = checked.readAllBytes();
    if (checksum(content) != expected) {
      throw new Defect("read a posting: it does not have its checksum", null);
    }
    var in = new DataInputStream(new ByteArrayInputStream(content));
    var fields = Bytes.of(LengthPrefixedBytes.read(in));
    var data = EventDataCodec.read(in);
    return new PostingForm(fields, data, Bytes.of(LengthPrefixedBytes.read(in)));
  }

  private static int checksum(byte[] bytes) {
    var sum = new CRC32C();
    sum.update(bytes);
    return (int) sum.getValue();
  }
}
