package dev.countersign.forms.engine.answer;

import java.time.Duration;
import java.util.Optional;

/** What an engine's answer means for one posting. */
public sealed interface EngineAnswer {
  /**
   * The engine took it.
   *
   * @param reference the engine's own id of it, where the file says where it stands
   */
  record Accepted(Optional<String> reference) implements EngineAnswer {}

  /** The engine knows its key. */
  record Duplicate(Optional<String> reference) implements EngineAnswer {}

  /**
   * The engine did surely not take it.
   *
   * @param after how long the engine asked to wait
   */
  record Retry(Optional<Duration> after) implements EngineAnswer {}

  /**
   * The engine did surely not take it, since it took nothing of the whole batch: it is sent again
   * alone.
   */
  record RetryAlone() implements EngineAnswer {}

  /**
   * Nobody knows.
   *
   * @param after how long the engine asked to wait
   */
  record Unknown(Optional<Duration> after) implements EngineAnswer {}

  /** The period of its posting time is closed. */
  record Closed() implements EngineAnswer {}

  /**
   * The engine will not take it.
   *
   * @param word the engine's word for it, or {@code status_} and the status
   */
  record Refused(String word) implements EngineAnswer {}
}
