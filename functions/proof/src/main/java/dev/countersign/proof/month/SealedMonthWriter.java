package dev.countersign.proof.month;

import dev.countersign.proof.note.SignedNote;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/** Writes a sealed file, line by line, in the order in which the leaves come. */
public final class SealedMonthWriter implements Closeable {
  private final OutputStream out;

  /**
   * A writer that has written the note. Whoever closes it closes the stream.
   *
   * @param out where to; for a packed file a stream that packs
   * @param note the month's checkpoint, signed
   */
  public SealedMonthWriter(OutputStream out, SignedNote note) throws IOException {
    this.out = out;
    out.write(note.bytes());
    out.write('\n');
  }

  /** Writes a leaf: the header first. */
  public void write(byte[] leaf) throws IOException {
    out.write(leaf);
    out.write('\n');
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
