package dev.countersign.domain.session;

import dev.countersign.domain.Digest;
import dev.countersign.domain.MatchKey;
import dev.countersign.domain.SessionId;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an agent did with one subject, in its last recorded form.
 *
 * @param keys what it can be matched by: its records and subjects
 * @param recordedAt when this form was said: orders corrections
 * @param firstReceivedAt when any form of it first reached us: decides whether it came within the
 *     wait
 * @param content digest of this form: breaks ties of {@code recordedAt}
 */
public record Session(
    SessionId id,
    @Nullable String conversation,
    Agent agent,
    @Nullable String channel,
    Mode mode,
    HandledBy handledBy,
    @Nullable Strategy strategy,
    SortedSet<MatchKey> keys,
    Instant startedAt,
    @Nullable Instant endedAt,
    Instant recordedAt,
    Instant firstReceivedAt,
    Digest content) {

  public Session {
    keys = Collections.unmodifiableSortedSet(new TreeSet<>(keys));
  }

  /** OpenTelemetry's {@code gen_ai.agent.id} and {@code gen_ai.agent.version}. */
  public record Agent(String id, @Nullable String version) {}

  /** The way of working that was tried, and the side of the trial. */
  public record Strategy(String id, @Nullable Arm arm) {}

  public enum Arm {
    TREATMENT,
    HOLDOUT
  }

  public enum Mode {
    LIVE,
    TEST
  }

  public enum HandledBy {
    AGENT,
    HUMAN,
    BOTH
  }

  /** Of two forms of one session the one said last, known since the earlier of both receipts. */
  public Session merged(Session other) {
    int order = recordedAt.compareTo(other.recordedAt);
    boolean mine = order != 0 ? order > 0 : content.compareTo(other.content) >= 0;
    var first =
        firstReceivedAt.isBefore(other.firstReceivedAt) ? firstReceivedAt : other.firstReceivedAt;
    return (mine ? this : other).knownSince(first);
  }

  /** The same session as if it had not been held out: what a trial's other arm would have cost. */
  public Session asTreated() {
    return strategy == null || strategy.arm() != Arm.HOLDOUT
        ? this
        : new Session(
            id,
            conversation,
            agent,
            channel,
            mode,
            handledBy,
            new Strategy(strategy.id(), Arm.TREATMENT),
            keys,
            startedAt,
            endedAt,
            recordedAt,
            firstReceivedAt,
            content);
  }

  /** The same form, first received at another time. */
  public Session knownSince(Instant first) {
    return first.equals(firstReceivedAt)
        ? this
        : new Session(
            id,
            conversation,
            agent,
            channel,
            mode,
            handledBy,
            strategy,
            keys,
            startedAt,
            endedAt,
            recordedAt,
            first,
            content);
  }
}
