package dev.countersign.testing.oracle;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One form of a session. The oracle is given every form that was sent, corrections too.
 *
 * @param records its records, written as {@link OracleLinks#record} is
 * @param subjects the normal forms of its subjects
 * @param recordedAt when this form was recorded: stated, else signed, else received
 * @param receivedAt when it was received
 * @param content digest of the form; decides between forms of equal {@code recordedAt}
 * @param endedAt when it ended; none if that isn't stated
 * @param claimed the outcome types whose result the agent says it has brought
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
    String content,
    @Nullable Instant endedAt,
    Set<String> claimed) {

  public OracleSession {
    records = Set.copyOf(records);
    subjects = Set.copyOf(subjects);
    claimed = Set.copyOf(claimed);
  }

  /** A form that claims nothing, and doesn't say when it ended. */
  public OracleSession(
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
    this(
        id,
        conversation,
        records,
        subjects,
        startedAt,
        recordedAt,
        receivedAt,
        mode,
        arm,
        handledBy,
        content,
        null,
        Set.of());
  }

  /** The same form, but that it claims these, and ended at that time. */
  public OracleSession claiming(@Nullable Instant ended, Set<String> types) {
    return new OracleSession(
        id,
        conversation,
        records,
        subjects,
        startedAt,
        recordedAt,
        receivedAt,
        mode,
        arm,
        handledBy,
        content,
        ended,
        types);
  }

  /** The same form, received at that time. */
  public OracleSession receivedFirst(Instant at) {
    return new OracleSession(
        id,
        conversation,
        records,
        subjects,
        startedAt,
        recordedAt,
        at,
        mode,
        arm,
        handledBy,
        content,
        endedAt,
        claimed);
  }

  /** Whether the session was real. */
  public enum Mode {
    LIVE,
    TEST
  }

  /** The arm of a trial; a session without a trial counts as treatment. */
  public enum Arm {
    TREATMENT,
    HOLDOUT
  }

  /** Who handled the session. */
  public enum Hand {
    AGENT,
    HUMAN,
    BOTH
  }
}
