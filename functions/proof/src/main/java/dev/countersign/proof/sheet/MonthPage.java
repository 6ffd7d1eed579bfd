package dev.countersign.proof.sheet;

import java.io.BufferedInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a sealed file as one HTML page. The page holds the file's own bytes, packed by gzip, and
 * the scripts that show and check them. It needs no network, and its own policy (Content Security
 * Policy Level 3) allows it none: only what is in it runs, by hash.
 */
public final class MonthPage {
  private static final int BUFFER = 1 << 16;
  private static final int[] GZIP = {0x1f, 0x8b};
  private static final PageParts PARTS = PageParts.load();

  private MonthPage() {}

  /**
   * Writes the page of a sealed file. It keeps one buffer of it at a time, and doesn't check it:
   * the page does, where it is read. The streams stay open.
   *
   * @param sealed the sealed file, packed by gzip or not
   * @param page where the page is written to, as UTF-8
   */
  public static void write(InputStream sealed, OutputStream page) throws IOException {
    write(sealed, "", page);
  }

  /**
   * Writes the page of a sealed file together with public keys. They show a reader only that the
   * page does not contradict itself, and the page says so: who signed it the reader's own key file
   * decides.
   *
   * @param keys a JWK set, as {@code GET /v1/keys} answers it
   */
  public static void write(InputStream sealed, String keys, OutputStream page) throws IOException {
    for (PageParts.Part part : PARTS.pieces()) {
      switch (part) {
        case PageParts.Part.Text(String text) -> page.write(utf8(text));
        case PageParts.Part.Keys set -> page.write(Base64.getEncoder().encode(utf8(keys)));
        case PageParts.Part.SealedFile file ->
            writePacked(new BufferedInputStream(sealed, BUFFER), page);
      }
    }
    page.flush();
  }

  private static void writePacked(BufferedInputStream sealed, OutputStream page)
      throws IOException {
    sealed.mark(GZIP.length);
    boolean packed = sealed.read() == GZIP[0] && sealed.read() == GZIP[1];
    sealed.reset();
    var encoded = Base64.getEncoder().wrap(new StaysOpen(page));
    try (OutputStream out = packed ? encoded : new GZIPOutputStream(encoded, BUFFER)) {
      sealed.transferTo(out);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The end of what is encoded is not the end of the page. */
  private static final class StaysOpen extends FilterOutputStream {
    StaysOpen(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
