package dev.countersign.testing.simulation.mistake;

import dev.countersign.app.month.seal.MonthFiles;
import dev.countersign.app.publish.EventBus;
import dev.countersign.app.registry.Contracts;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.testing.simulation.world.Message;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.LongSupplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A mistake that somebody could make. It replaces one of the pieces that the functions stand on by
 * one that does something wrongly. By default every piece is the right one.
 */
public interface Mistake {
  /** No mistake: all is right. */
  Mistake NONE =
      new Mistake() {
        @Override
        public boolean delivers() {
          return true;
        }

        @Override
        public boolean seals() {
          return true;
        }
      };

  /** Whether its worlds deliver into engines: others show it as well, in less time. */
  default boolean delivers() {
    return false;
  }

  /** Whether its worlds seal months, where the seed says so. */
  default boolean seals() {
    return false;
  }

  /** Whether it can only show where something is disputed or asked for. */
  default boolean quarrels() {
    return false;
  }

  /** Whether the mistake shows by a world that never comes to rest. */
  default boolean restless() {
    return false;
  }

  /** The client of the table. */
  default DynamoDbClient client(DynamoDbClient right) {
    return right;
  }

  /** The ledger over that client. */
  default Ledger ledger(Ledger right) {
    return right;
  }

  /** The ledger that the stream's publish function stands on. */
  default Ledger publishing(Ledger right) {
    return right;
  }

  /** The ledger that settle decides and publishes by. */
  default Ledger settling(Ledger right) {
    return right;
  }

  /** Where sealed months lie. */
  default MonthFiles files(MonthFiles right) {
    return right;
  }

  /** How long a closed month is left alone. */
  default Duration settling(Duration right) {
    return right;
  }

  /** The ledger by which results become postings. */
  default Ledger intake(Ledger right) {
    return right;
  }

  /** The ledger by which postings are sent. */
  default Ledger sending(Ledger right) {
    return right;
  }

  /** An engine's file. */
  default String engineFile(String right) {
    return right;
  }

  /** A tenant's {@code billing.yaml}. */
  default String billingFile(String right) {
    return right;
  }

  /** Which messages of a batch the queue must give again. */
  default List<String> failed(List<String> right) {
    return right;
  }

  /** How the terms of a tenant are found. */
  default Contracts contracts(Contracts right) {
    return right;
  }

  /** The event bus. */
  default EventBus bus(EventBus right, Ledger ledger) {
    return right;
  }

  /** The clock of caches, in nanoseconds. */
  default LongSupplier cacheClock(LongSupplier right) {
    return right;
  }

  /** The path that a message is taken to have come by. */
  default String path(Message message) {
    return message.path();
  }

  /** The id that a message is taken to have. */
  default String id(Message message, int attempt) {
    return message.id();
  }

  /** Whether the rest of a batch of the stream is published when a record in it can't be read. */
  default boolean publishes(Collection<StoredEntry> besideUnreadable, Ledger ledger) {
    return true;
  }
}
