package dev.countersign.testing.engine;

import dev.countersign.testing.engine.EngineRequest.Kind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One way in which an engine takes back a usage.
 *
 * @param how a negative, a cancellation or a replacement
 * @param within how long after the usage was taken; none if at any time
 * @param period whether the usage's period must be open
 */
public record CorrectionRule(Kind how, @Nullable Duration within, Needed period) {

  /** A negative, at any time, while the period is open. */
  public static CorrectionRule negative() {
    return new CorrectionRule(Kind.NEGATIVE, null, Needed.OPEN);
  }

  /** What the way wants of the usage's period. */
  public enum Needed {
    OPEN,
    OPEN_OR_CLOSED
  }
}
