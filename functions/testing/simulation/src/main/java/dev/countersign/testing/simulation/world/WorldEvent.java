package dev.countersign.testing.simulation.world;

import java.time.Instant;
import java.util.List;

/** An event from outside, from which all else in a world follows. */
public sealed interface WorldEvent {
  /** Its number in the timeline, which stays the same when others are left out. */
  int number();

  Instant at();

  /** Whether the contract can still be kept in a world without this event. */
  default boolean canBeLeftOut() {
    return !(this instanceof Applied || this instanceof Replayed);
  }

  /** A source sends a message until it is taken. */
  record Sent(int number, Instant at, Message message) implements WorldEvent {}

  /** Somebody without the key sends a message that looks like this one. */
  record Forged(int number, Instant at, Message message) implements WorldEvent {}

  /** A person looks at an outcome, and decides what there is to decide. */
  record Looked(int number, Instant at, Tenant tenant, TenantTerms contract, TenantTerms.Fact fact)
      implements WorldEvent {}

  /**
   * One after the other, payer, seller and arbiter say something of an outcome.
   *
   * @param at when the outcome was first spoken of
   */
  record Quarrelled(int number, Instant at, Tenant tenant, String claim, List<QuarrelAct> acts)
      implements WorldEvent {}

  /** A version of terms is applied. */
  record Applied(int number, Instant at, TenantTerms contract, TenantTerms.Version version)
      implements WorldEvent {}

  /** An operator replays all that was refused. */
  record Replayed(int number, Instant at, Tenant tenant) implements WorldEvent {}

  /** The table is restored to an earlier time. */
  record Restored(int number, Instant at, Instant to) implements WorldEvent {}
}
