package dev.countersign.ledger;

import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.session.Session;
import java.util.function.Consumer;

/**
 * Reads everything of one tenant, for reports. It reads the whole table, so no function of a
 * delivery may use it. A change made meanwhile may or may not be seen.
 */
public interface TenantScan {
  /** Every session once, in its last recorded form. */
  void sessions(TenantId tenant, Consumer<Session> each);

  /** The last entry of every outcome, in the order of their claims. */
  void lastEntries(TenantId tenant, Consumer<StoredEntry> each);

  /** Every entry of every outcome, in no order. */
  void entries(TenantId tenant, Consumer<Entry> each);

  /**
   * The last entries of some outcomes of one type: of at most {@code most}, those that the table
   * has first. It reads only the beginning of a large table, and so may give fewer, or none.
   */
  void someLastEntries(TenantId tenant, OutcomeType type, int most, Consumer<StoredEntry> each);
}
