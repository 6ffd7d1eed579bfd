package dev.countersign.app.https;

import dev.countersign.domain.Bytes;
import java.net.URI;
import java.util.Map;

/** Reads documents by their addresses. */
@FunctionalInterface
public interface DocumentReader {
  /** Reads it. Whatever the other side does is a value, never an exception. */
  Read read(URI url, Map<String, String> headers);

  /** What reading an address brought. */
  sealed interface Read {
    /** The other side answered. */
    record Answered(int status, String mediaType, Bytes body) implements Read {}

    /** There is no answer, for this reason: a word for the log. */
    record Failed(String reason) implements Read {}
  }
}
