package dev.countersign.domain.posting;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What an answer of an engine means: {@code docs/billing.md}, section 4. */
public sealed interface EngineAnswer {
  /** The engine took it; of a document also: it was found. */
  record Accepted(@Nullable EngineReference referenceOrNull) implements EngineAnswer {}

  /** The engine knows the key. */
  record Duplicate(@Nullable EngineReference referenceOrNull) implements EngineAnswer {}

  /**
   * The engine did surely not take it: no connection, 429.
   *
   * @param afterOrNull how long the engine wants to be left alone (RFC 9110, section 10.2.3)
   */
  record Retry(@Nullable Duration afterOrNull) implements EngineAnswer {}

  /**
   * Nobody knows: a time-out, a broken answer, 5xx, or an answer that the engine's file doesn't
   * name.
   *
   * @param afterOrNull how long the engine wants to be left alone
   */
  record Unknown(@Nullable Duration afterOrNull) implements EngineAnswer {}

  /** The period of the posting time is closed. */
  record Closed() implements EngineAnswer {}

  /** The engine will not take it. */
  record Refused(EngineWord word) implements EngineAnswer {}
}
