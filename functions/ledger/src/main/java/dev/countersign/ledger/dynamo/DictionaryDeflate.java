package dev.countersign.ledger.dynamo;

import dev.countersign.domain.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * DEFLATE (RFC 1951) with a preset dictionary: the texts that recur in every entry. It makes a few
 * hundred bytes of an entry of 1.5 KiB. The first byte written is the dictionary's number. A
 * dictionary that was used once never changes; another dictionary gets another number.
 */
final class DictionaryDeflate {
  private static final byte ONE = 1;

  /** What the next release may write; this one can't be asked to wait for any later one. */
  private static final byte NEXT = ONE + 1;

  private static final byte[] DICTIONARY = dictionary("packed-1.txt");

  private static final byte[] NOTHING_MORE = {};

  /** In bytes. No item decompresses to more; one that does is damaged. */
  private static final int LARGEST = 4_000_000;

  // Making a deflater costs more than using it.
  private static final Queue<Deflater> DEFLATERS = new ConcurrentLinkedQueue<>();
  private static final Queue<Inflater> INFLATERS = new ConcurrentLinkedQueue<>();

  private DictionaryDeflate() {}

  /** Compresses the bytes. */
  static Bytes write(byte[] plain) {
    return write(plain, NOTHING_MORE);
  }

  /** Compresses the bytes with a dictionary that goes on with {@code more}. */
  static Bytes write(byte[] plain, byte[] more) {
    var pooled = DEFLATERS.poll();
    var deflater = pooled == null ? new Deflater(Deflater.DEFAULT_COMPRESSION, true) : pooled;
    deflater.setDictionary(dictionary(more));
    deflater.setInput(plain);
    deflater.finish();
    var out = new ByteArrayOutputStream(1024);
    out.write(ONE);
    byte[] part = new byte[1024];
    while (!deflater.finished()) {
      out.write(part, 0, deflater.deflate(part));
    }
    deflater.reset();
    DEFLATERS.add(deflater);
    return Bytes.of(out.toByteArray());
  }

  /**
   * The bytes that were compressed.
   *
   * @throws IOException when they are damaged
   * @throws dev.countersign.domain.failure.Unavailable when they need the dictionary of the next
   *     release
   */
  static byte[] read(Bytes deflated) throws IOException {
    return read(deflated, NOTHING_MORE);
  }

  /** As {@link #read(Bytes)}, of what was written with {@code more}. */
  static byte[] read(Bytes deflated, byte[] more) throws IOException {
    byte[] bytes = deflated.toArray();
    if (bytes.length > 0 && bytes[0] == NEXT) {
      throw Failures.ofLaterRelease("compressed bytes", null);
    }
    if (bytes.length == 0 || bytes[0] != ONE) {
      throw new IOException("no dictionary of this number");
    }
    var pooled = INFLATERS.poll();
    var inflater = pooled == null ? new Inflater(true) : pooled;
    try {
      inflater.setDictionary(dictionary(more));
      inflater.setInput(bytes, 1, bytes.length - 1);
      var out = new ByteArrayOutputStream(4096);
      byte[] part = new byte[4096];
      while (!inflater.finished() && out.size() <= LARGEST) {
        int read = inflater.inflate(part);
        if (read == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
          throw new IOException("ends too early");
        }
        out.write(part, 0, read);
      }
      return out.toByteArray();
    } catch (DataFormatException e) {
      throw new IOException("damaged", e);
    } finally {
      inflater.reset();
      INFLATERS.add(inflater);
    }
  }

  private static byte[] dictionary(byte[] more) {
    if (more.length == 0) {
      return DICTIONARY;
    }
    byte[] both = Arrays.copyOf(DICTIONARY, DICTIONARY.length + more.length);
    System.arraycopy(more, 0, both, DICTIONARY.length, more.length);
    return both;
  }

  /** The texts of a resource of this package. */
  static byte[] dictionary(String name) {
    try (InputStream in =
        Objects.requireNonNull(DictionaryDeflate.class.getResourceAsStream(name))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
