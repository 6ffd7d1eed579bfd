package dev.countersign.ledger;

import dev.countersign.domain.TenantId;
import dev.countersign.domain.failure.OperationFailed;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads every entry of the table, for a person who operates it. There is no index by time, so it
 * reads the whole table, and no function of a delivery may use it. A change made meanwhile may or
 * may not be seen.
 */
@FunctionalInterface
public interface EntryScan {
  /**
   * The entries of one part of the table, those of one outcome together and in their order. All
   * parts together give each entry once.
   *
   * @param of the tenant whose entries are wanted; empty for all tenants
   */
  void entries(Part part, Optional<TenantId> of, Consumer<Found> each);

  /**
   * One of several parts that the table is read in, side by side. An outcome lies in one of them.
   *
   * @param number from 0
   * @param all how many there are, 1 to 64
   */
  record Part(int number, int all) {
    /** The greatest number of parts: each is a reader of its own. */
    public static final int MOST = 64;

    public Part {
      if (number < 0 || number >= all || all > MOST) {
        throw new IllegalArgumentException("no such part of the table");
      }
    }
  }

  /** What lies at the place of an entry. */
  sealed interface Found {}

  /** An entry as it was sealed. */
  record Whole(StoredEntry stored) implements Found {}

  /**
   * What can't be read: it isn't what was sealed, or a later release sealed it.
   *
   * @param key the item's key, for a person to look at it
   */
  record Unreadable(String key, OperationFailed why) implements Found {}
}
