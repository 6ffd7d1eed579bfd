package dev.countersign.testing.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the caller sees of what became of a request.
 *
 * @param reason the engine's own word, where it has one
 * @param reference what the engine calls the line or the document
 * @param retryAfter how long it wants to be left alone
 */
public record EngineAnswer(
    Word word, @Nullable String reason, @Nullable String reference, @Nullable Duration retryAfter) {

  static EngineAnswer accepted(String reference) {
    return new EngineAnswer(Word.ACCEPTED, null, reference, null);
  }

  static EngineAnswer of(Word word, String reason) {
    return new EngineAnswer(word, reason, null, null);
  }

  /** The words of section 4 of the billing page. */
  public enum Word {
    ACCEPTED,
    DUPLICATE,
    RETRY,
    UNKNOWN,
    CLOSED,
    REFUSED
  }
}
