package dev.countersign.simulation.world;

import java.time.Instant;

/** What happens outside, from which all else follows. */
public sealed interface Happening {
  /** Its place in the story: the same when others are left out. */
  int number();

  Instant at();

  /** Whether the world without it is one in which the contract can still be kept. */
  default boolean canBeLeftOut() {
    return !(this instanceof Applied || this instanceof Replayed);
  }

  /** A source sends a message, until it is taken. */
  record Sent(int number, Instant at, Message message) implements Happening {}

  /** Somebody who has no key sends what looks like it. */
  record Forged(int number, Instant at, Message message) implements Happening {}

  /** A person looks at an outcome, and decides what there is to decide. */
  record Looked(int number, Instant at, Tenant tenant, Contract contract, Contract.Fact fact)
      implements Happening {}

  /** A version of terms is applied. */
  record Applied(int number, Instant at, Contract contract, Contract.Version version)
      implements Happening {}

  /** A person has all that was refused decided again. */
  record Replayed(int number, Instant at, Tenant tenant) implements Happening {}

  /** The table is restored to what it was at a time before. */
  record Restored(int number, Instant at, Instant to) implements Happening {}
}
