package dev.countersign.app.read.ends;

import dev.countersign.app.delivery.HttpAnswer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * An answer to a reader.
 *
 * @param head status and headers, and the body where that is small
 * @param body writes the body where it may be large; none where the head has it
 */
public record ReaderAnswer(HttpAnswer head, Optional<StreamedBody> body) {
  /** A body that is written while it is read. */
  public interface StreamedBody extends AutoCloseable {
    /**
     * Writes the whole of it, once.
     *
     * @throws IOException when what is there is not the whole, so that the answer must not end well
     */
    void writeTo(OutputStream out) throws IOException;

    /** Lets go of what the body is read from. */
    @Override
    void close() throws IOException;
  }

  static ReaderAnswer of(HttpAnswer whole) {
    return new ReaderAnswer(whole, Optional.empty());
  }
}
