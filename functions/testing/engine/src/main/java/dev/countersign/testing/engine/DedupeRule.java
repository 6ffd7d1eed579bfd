package dev.countersign.testing.engine;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an engine knows a request that it has taken.
 *
 * @param window how long it knows one, from the first taking; none if it never forgets
 * @param first what it looks at first: the key, or whether the time may be
 * @param racePerMille in how many of 1,000 cases a repetition within {@code raceWithin} of the
 *     first is taken as if it were new, as two that come at once may be
 */
public record DedupeRule(
    Identity identity,
    @Nullable Duration window,
    Repetition repetition,
    First first,
    int racePerMille,
    Duration raceWithin) {

  /** By key, for ever; a repetition is answered as one. */
  public static DedupeRule byKey() {
    return new DedupeRule(
        Identity.KEY, null, Repetition.CONFLICT, First.KEY, 0, Duration.ofSeconds(1));
  }

  /** Nothing is known again. */
  public static DedupeRule none() {
    return byKey().by(Identity.NONE);
  }

  public DedupeRule by(Identity other) {
    return new DedupeRule(other, window, repetition, first, racePerMille, raceWithin);
  }

  public DedupeRule within(Duration other) {
    return new DedupeRule(identity, other, repetition, first, racePerMille, raceWithin);
  }

  public DedupeRule answering(Repetition other) {
    return new DedupeRule(identity, window, other, first, racePerMille, raceWithin);
  }

  public DedupeRule lookingFirstAt(First other) {
    return new DedupeRule(identity, window, repetition, other, racePerMille, raceWithin);
  }

  public DedupeRule racing(int perMille, Duration within) {
    return new DedupeRule(identity, window, repetition, first, perMille, within);
  }

  boolean knowsAt(Instant taken, Instant now) {
    return window == null || now.isBefore(taken.plus(window));
  }

  /** What two requests must have in common to be one. */
  public enum Identity {
    NONE,
    KEY,
    /** Customer, meter and key: another customer's request may have the same key. */
    ACCOUNT_AND_KEY,
    KEY_AND_TIME,
    /** Customer, meter and time: an engine with one record for an hour. */
    ACCOUNT_AND_TIME
  }

  /** What a repetition is answered, and which body counts. */
  public enum Repetition {
    /** The first one's answer again, with its reference. */
    SAME_ANSWER,
    /** A refusal that says that the key is known (409, or a 400 with a code). */
    CONFLICT,
    /** Taken, says the answer; the first body stands. */
    FIRST_BODY,
    /** Taken, says the answer; the new body stands. */
    NEW_BODY
  }

  /** What is looked at first. */
  public enum First {
    KEY,
    TIME
  }
}
