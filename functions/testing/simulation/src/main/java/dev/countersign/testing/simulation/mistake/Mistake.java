package dev.countersign.testing.simulation.mistake;

import dev.countersign.app.publish.EventBus;
import dev.countersign.app.registry.Contracts;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.testing.simulation.world.Message;
import dev.countersign.testing.simulation.world.Tenant;
import java.util.Collection;
import java.util.function.LongSupplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Where somebody could go wrong: each piece that the functions stand on may be replaced by one that
 * does it wrongly. As they are here all are right.
 */
public interface Mistake {
  Mistake NONE = new Mistake() {};

  /** Whether it shows by the world's never coming to rest. */
  default boolean restless() {
    return false;
  }

  default DynamoDbClient client(DynamoDbClient right) {
    return right;
  }

  default Ledger ledger(Ledger right) {
    return right;
  }

  default Contracts contracts(Contracts right) {
    return right;
  }

  default EventBus bus(EventBus right, Ledger ledger) {
    return right;
  }

  default LongSupplier cacheClock(LongSupplier right) {
    return right;
  }

  /** A source's settings. */
  default String source(Tenant tenant, Message.Source source) {
    return tenant.text(source);
  }

  /** The path that a message is taken to have come by. */
  default String path(Message message) {
    return message.path();
  }

  /** The id that a message is taken to have. */
  default String id(Message message, int attempt) {
    return message.id();
  }

  /** What of a batch of the stream is still published when a record in it can't be read. */
  default boolean publishes(Collection<StoredEntry> besideUnreadable, Ledger ledger) {
    return true;
  }
}
