package dev.countersign.testing.engine;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which an engine takes and shows nothing.
 *
 * @param until its end; the first moment that is none of it
 * @param retryAfter what it says with a 429
 */
public record Outage(Instant from, Instant until, How how, @Nullable Duration retryAfter) {

  boolean covers(Instant now) {
    return !now.isBefore(from) && now.isBefore(until);
  }

  EngineAnswer answer() {
    return switch (how) {
      case NO_CONNECTION -> EngineAnswer.of(EngineAnswer.Word.RETRY, "no_connection");
      case BUSY -> new EngineAnswer(EngineAnswer.Word.RETRY, "busy", null, retryAfter);
      case BROKEN -> EngineAnswer.of(EngineAnswer.Word.UNKNOWN, "server_error");
    };
  }

  /** What the caller meets. */
  public enum How {
    /** No connection: surely not taken. */
    NO_CONNECTION,
    /** 429: surely not taken. */
    BUSY,
    /** 5xx: not taken, but the caller can't know it. */
    BROKEN
  }
}
