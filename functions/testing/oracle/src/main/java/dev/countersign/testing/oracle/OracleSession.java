package dev.countersign.testing.oracle;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One form of a session's record; every form that was ever sent is given, corrections too.
 *
 * @param records as {@link OracleStatement#record}
 * @param recordedAt when this form was recorded: said, else signed, else received
 * @param receivedAt when it came
 * @param content digest of the form: breaks ties of {@code recordedAt}
 */
public record OracleSession(
    String id,
    @Nullable String conversation,
    Set<String> records,
    Set<String> subjects,
    Instant startedAt,
    Instant recordedAt,
    Instant receivedAt,
    Mode mode,
    Arm arm,
    Hand handledBy,
    String content) {

  public OracleSession {
    records = Set.copyOf(records);
    subjects = Set.copyOf(subjects);
  }

  /** Whether it was meant. */
  public enum Mode {
    LIVE,
    TEST
  }

  /** The side of a trial; none is treatment. */
  public enum Arm {
    TREATMENT,
    HOLDOUT
  }

  /** Who handled it. */
  public enum Hand {
    AGENT,
    HUMAN,
    BOTH
  }
}
