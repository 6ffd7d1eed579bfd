package dev.countersign.proof.month;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.ZipException;

/** The sealed file that a month's page holds: packed, in Base64, in an element of its own. */
final class SealedInPage {
  private static final String BEGIN = "<!doctype html>";
  private static final byte[] ELEMENT =
      "<script type=\"application/gzip\" id=\"sealed\">".getBytes(StandardCharsets.US_ASCII);

  private SealedInPage() {}

  /** Whether a file begins as a page does. */
  static boolean isPage(byte[] begin) {
    int length = Math.min(begin.length, BEGIN.length());
    return new String(begin, 0, length, StandardCharsets.US_ASCII)
        .toLowerCase(Locale.ROOT)
        .equals(BEGIN);
  }

  /** Whether the stream begins as a page does; it stands at its begin again. */
  static boolean isPage(BufferedInputStream stream) throws IOException {
    stream.mark(BEGIN.length());
    byte[] begin = stream.readNBytes(BEGIN.length());
    stream.reset();
    return isPage(begin);
  }

  /**
   * The packed bytes of the file.
   *
   * @throws UnreadableMonth when the page holds none
   */
  static InputStream packed(InputStream page) throws IOException {
    int found = 0;
    while (found < ELEMENT.length) {
      int read = page.read();
      if (read < 0) {
        throw new UnreadableMonth(1, "no page of a month: it holds no sealed file");
      }
      // The first byte is in the element's begin once: what doesn't go on begins anew.
      found = read == ELEMENT[found] ? found + 1 : read == ELEMENT[0] ? 1 : 0;
    }
    return new Decoded(Base64.getDecoder().wrap(new Element(page)));
  }

  /** Ends where the element does. */
  private static final class Element extends InputStream {
    private final InputStream page;
    private boolean ended;

    Element(InputStream page) {
      this.page = page;
    }

    @Override
    public int read() {
      try {
        int read = ended ? -1 : page.read();
        ended = read < 0 || read == '<';
        return ended ? -1 : read;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public int read(byte[] into, int from, int length) {
      int done = 0;
      int read = 0;
      while (done < length && (read = read()) >= 0) {
        into[from + done++] = (byte) read;
      }
      return done == 0 && read < 0 ? -1 : done;
    }

    @Override
    public void close() throws IOException {
      page.close();
    }
  }

  /** What is no Base64 is damaged; what can't be read at all is no matter of the page. */
  private static final class Decoded extends FilterInputStream {
    Decoded(InputStream base64) {
      super(base64);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      try {
        return in.read(bytes, from, length);
      } catch (UncheckedIOException e) {
        throw new IOException(Objects.requireNonNull(e.getCause()).getMessage(), e);
      } catch (IOException e) {
        var damaged = new ZipException(e.getMessage());
        damaged.initCause(e);
        throw damaged;
      }
    }
  }
}
