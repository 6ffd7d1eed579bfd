package dev.countersign.testing.simulation.world;

import java.time.Instant;

/** What happens outside, from which all else follows. */
public sealed interface WorldEvent {
  /** Its place in the story: the same when others are left out. */
  int number();

  Instant at();

  /** Whether the world without it is one in which the contract can still be kept. */
  default boolean canBeLeftOut() {
    return !(this instanceof Applied || this instanceof Replayed);
  }

  /** A source sends a message, until it is taken. */
  record Sent(int number, Instant at, Message message) implements WorldEvent {}

  /** Somebody who has no key sends what looks like it. */
  record Forged(int number, Instant at, Message message) implements WorldEvent {}

  /** A person looks at an outcome, and decides what there is to decide. */
  record Looked(int number, Instant at, Tenant tenant, TenantTerms contract, TenantTerms.Fact fact)
      implements WorldEvent {}

  /** A version of terms is applied. */
  record Applied(int number, Instant at, TenantTerms contract, TenantTerms.Version version)
      implements WorldEvent {}

  /** A person has all that was refused decided again. */
  record Replayed(int number, Instant at, Tenant tenant) implements WorldEvent {}

  /** The table is restored to what it was at a time before. */
  record Restored(int number, Instant at, Instant to) implements WorldEvent {}
}
