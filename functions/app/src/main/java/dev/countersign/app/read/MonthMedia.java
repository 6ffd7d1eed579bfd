package dev.countersign.app.read;

import dev.countersign.proof.month.SealedMonthReader;
import dev.countersign.proof.sheet.MonthPage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The forms in which a sealed month is read. Each is written while the file is read. */
public enum MonthMedia {
  /** The file as it was sealed. */
  FILE("application/vnd.countersign.month") {
    @Override
    public void write(InputStream sealed, String keys, OutputStream out) throws IOException {
      var _ = sealed.transferTo(out);
    }
  },
  /** Its leaves, one a line. */
  LINES("application/x-ndjson") {
    @Override
    public void write(InputStream sealed, String keys, OutputStream out) throws IOException {
      var month = SealedMonthReader.open(sealed);
      for (var line = month.next(); line.isPresent(); line = month.next()) {
        out.write(line.get().bytes());
        out.write('\n');
      }
    }
  },
  /** The page that shows it and verifies it in the browser. */
  PAGE("text/html") {
    @Override
    public void write(InputStream sealed, String keys, OutputStream out) throws IOException {
      MonthPage.write(sealed, keys, out);
    }
  },
  /** Its results as rows. */
  TABLE("text/csv") {
    @Override
    public void write(InputStream sealed, String keys, OutputStream out) throws IOException {
      MonthTable.write(SealedMonthReader.open(sealed), out);
    }
  };

  private final String type;

  MonthMedia(String type) {
    this.type = type;
  }

  /** The media type, without parameters. */
  public String type() {
    return type;
  }

  /**
   * Writes the month in this form. Neither stream is closed.
   *
   * @param sealed the sealed file, at its begin
   * @param keys the seller's public keys as a JWK set
   */
  public abstract void write(InputStream sealed, String keys, OutputStream out) throws IOException;
}
