package dev.countersign.testing.engine;

import java.time.Instant;

/**
 * A request as the engine's books have it, also one that never reached the engine.
 *
 * @param number from 1, in the order of coming of requests and readings
 * @param verdict what the engine did
 * @param answer what the caller saw
 */
public record BookedRequest(
    int number, Instant at, EngineRequest request, Verdict verdict, EngineAnswer answer) {

  /** Whether the caller learned what the engine did. */
  public boolean isAnswerSeen() {
    return answer.word() != EngineAnswer.Word.UNKNOWN;
  }

  /** What an engine did with a request. */
  public enum Verdict {
    /** It counts. */
    TAKEN,
    /** The key was known; nothing changed. */
    REPEATED,
    /** The key was known; the new body took the first one's place. */
    REPLACED,
    /** It is dated into a closed period. */
    CLOSED,
    REFUSED,
    /** The engine was away or busy. */
    TURNED_AWAY,
    /** It never reached the engine, or the engine broke before it did anything. */
    LOST
  }
}
