package dev.countersign.app.deliver.connect;

import dev.countersign.forms.engine.answer.RawAnswer;
import java.time.Duration;

/** A way to an engine. */
@FunctionalInterface
public interface EngineConnection {
  /**
   * Sends a request once and waits for its answer. Whatever the other side does is a value, never
   * an exception.
   *
   * @param longest how long it may take, the reading of the answer included
   */
  Exchange send(OutgoingRequest request, Duration longest);

  /** What became of a request. */
  sealed interface Exchange {
    /** The other side answered. */
    record Answered(RawAnswer answer) implements Exchange {}

    /** It surely did not reach the engine, for this reason: a word for the log. */
    record NotSent(String reason) implements Exchange {}

    /** Nobody knows whether the engine took it, for this reason: a word for the log. */
    record NoAnswer(String reason) implements Exchange {}
  }
}
