package dev.countersign.ledger.dynamo;

import dev.countersign.domain.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * DEFLATE (RFC 1951) with a dictionary of what every entry says, so that an entry of a KiB and a
 * half takes a few hundred bytes. The first byte is the dictionary's number; a dictionary never
 * changes once something was written with it, another one gets another number.
 */
final class DictionaryDeflate {
  private static final byte ONE = 1;
  private static final byte[] DICTIONARY = dictionary("packed-1.txt");

  /** No item is larger; what claims to be is damaged. */
  private static final int LARGEST = 4_000_000;

  // Making one costs more than using it.
  private static final Queue<Deflater> DEFLATERS = new ConcurrentLinkedQueue<>();
  private static final Queue<Inflater> INFLATERS = new ConcurrentLinkedQueue<>();

  private DictionaryDeflate() {}

  static Bytes write(byte[] plain) {
    var pooled = DEFLATERS.poll();
    var deflater = pooled == null ? new Deflater(Deflater.DEFAULT_COMPRESSION, true) : pooled;
    deflater.setDictionary(DICTIONARY);
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

  /** What was written; an {@link IOException} when it is damaged. */
  static byte[] read(Bytes deflated) throws IOException {
    byte[] bytes = deflated.toArray();
    if (bytes.length == 0 || bytes[0] != ONE) {
      throw new IOException("no dictionary of this number");
    }
    var pooled = INFLATERS.poll();
    var inflater = pooled == null ? new Inflater(true) : pooled;
    try {
      inflater.setDictionary(DICTIONARY);
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

  private static byte[] dictionary(String name) {
    try (InputStream in =
        Objects.requireNonNull(DictionaryDeflate.class.getResourceAsStream(name))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
