package dev.countersign.domain.posting;

import dev.countersign.domain.EventId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One result event on its way into one target.
 *
 * @param line what is billed. Of a billable that its reversal overtook, it is what the reversal
 *     tells of it, until its own event has come
 * @param version 1 for the first, one more at each change: what a writer's condition names
 * @param closedAtOrNull when the engine said that the period of its posting time is closed to it
 * @param personOrNull what a person decided about it last
 */
public record Posting(
    PostingKey key,
    BillingLine line,
    PostingState state,
    int version,
    @Nullable Instant closedAtOrNull,
    @Nullable PersonsWord personOrNull) {

  /** A posting that is written for the first time. */
  public static Posting first(PostingKey key, BillingLine line, PostingState state) {
    return new Posting(key, line, state, 1, null, null);
  }

  /** The result event. */
  public EventId id() {
    return key.event();
  }

  /** When the engine said that the period of its posting time is closed to it. */
  public Optional<Instant> closedAt() {
    return Optional.ofNullable(closedAtOrNull);
  }

  /** What a person decided about it last. */
  public Optional<PersonsWord> person() {
    return Optional.ofNullable(personOrNull);
  }

  /** The next version, in this state. */
  public Posting to(PostingState next) {
    return new Posting(key, line, next, version + 1, closedAtOrNull, personOrNull);
  }

  /** The same version, that knows what a person decided. */
  public Posting by(PersonsWord person) {
    return new Posting(key, line, state, version, closedAtOrNull, person);
  }

  /** The same version, that knows that the engine's period is closed to it. */
  public Posting closed(Instant at) {
    return new Posting(key, line, state, version, at, personOrNull);
  }

  /** The next version, with its own event's line, where only a reversal told of it so far. */
  public Posting telling(BillingLine own) {
    return line.isOvertaken() && !own.isOvertaken()
        ? new Posting(key, own, state, version + 1, closedAtOrNull, personOrNull)
        : this;
  }

  /** The next version, in this state, as if nothing had been learned of the engine yet. */
  public Posting anew(PostingState next) {
    return new Posting(key, line, next, version + 1, null, personOrNull);
  }
}
