package dev.countersign.domain.session;

import dev.countersign.domain.Digest;
import dev.countersign.domain.MatchKey;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SessionId;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an agent did with one subject, in one form of its record.
 *
 * @param channel how they spoke: {@code voice}, {@code chat} or any other word
 * @param keys the match keys of its records and subjects
 * @param recordedAt when this form was recorded; orders corrections
 * @param firstReceivedAt when any form of the session was first received; decides whether it came
 *     in time
 * @param content digest of this form; decides between forms of equal {@code recordedAt}
 * @param claimed the outcome types of which it says that it has brought a result
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
    Digest content,
    SortedSet<OutcomeType> claimed) {

  public Session {
    keys = Collections.unmodifiableSortedSet(new TreeSet<>(keys));
    claimed = Collections.unmodifiableSortedSet(new TreeSet<>(claimed));
  }

  /** A session that claims no result. */
  public Session(
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
    this(
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
        firstReceivedAt,
        content,
        new TreeSet<>());
  }

  /**
   * Whether a result of this type can be asked for: it says that it has brought one, and is neither
   * a test nor held out.
   */
  public boolean claims(OutcomeType type) {
    return claimed.contains(type)
        && mode == Mode.LIVE
        && (strategy == null || strategy.arm() != Arm.HOLDOUT);
  }

  /** The same form, which claims these results. */
  public Session claiming(Collection<OutcomeType> types) {
    return with(strategy, firstReceivedAt, new TreeSet<>(types));
  }

  /**
   * Whether it is about what this key of a statement names. A record of the session without an
   * account is that of any account; one with an account only its own.
   */
  public boolean has(MatchKey stated) {
    return keys.contains(stated) || keys.contains(stated.bare());
  }

  /** The agent: OpenTelemetry's {@code gen_ai.agent.id} and {@code gen_ai.agent.version}. */
  public record Agent(String id, @Nullable String version) {}

  /** The way of working that was tried, and the arm of the trial. */
  public record Strategy(String id, @Nullable Arm arm) {}

  /** The arm of a trial. */
  public enum Arm {
    /** It was treated. */
    TREATMENT,
    /** It was deliberately not treated; it is never billed. */
    HOLDOUT
  }

  /** Whether the session was real. */
  public enum Mode {
    /** It was real. */
    LIVE,
    /** It was a test; it is never billed. */
    TEST
  }

  /** Who handled the session. */
  public enum HandledBy {
    AGENT,
    HUMAN,
    BOTH
  }

  /** The newer form of the two, first received at the earlier of both receipts. */
  public Session merged(Session other) {
    int order = recordedAt.compareTo(other.recordedAt);
    boolean mine = order != 0 ? order > 0 : content.compareTo(other.content) >= 0;
    var first =
        firstReceivedAt.isBefore(other.firstReceivedAt) ? firstReceivedAt : other.firstReceivedAt;
    return (mine ? this : other).knownSince(first);
  }

  /**
   * The same session in the treatment arm, if it was held out: what treating it would have cost.
   */
  public Session asTreated() {
    return strategy == null || strategy.arm() != Arm.HOLDOUT
        ? this
        : with(new Strategy(strategy.id(), Arm.TREATMENT), firstReceivedAt, claimed);
  }

  /** The same form, first received at another time. */
  public Session knownSince(Instant first) {
    return first.equals(firstReceivedAt) ? this : with(strategy, first, claimed);
  }

  private Session with(
      @Nullable Strategy tried, Instant first, SortedSet<OutcomeType> claims) {
    return new Session(
        id,
        conversation,
        agent,
        channel,
        mode,
        handledBy,
        tried,
        keys,
        startedAt,
        endedAt,
        recordedAt,
        first,
        content,
        claims);
  }
}
