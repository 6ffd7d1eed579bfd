package dev.countersign.ledger;

import dev.countersign.domain.TenantId;
import dev.countersign.domain.session.Session;
import java.util.function.Consumer;

/**
 * Everything of one tenant, for reports: reads the whole table, so it is for people who ask now and
 * then, never for the way of an attestation. What changes meanwhile may be seen or not.
 */
public interface TenantScan {
  /** Every session in its last recorded form, once. */
  void sessions(TenantId tenant, Consumer<Session> each);

  /** Where every outcome stands: its last entry, in the order of the claims. */
  void standing(TenantId tenant, Consumer<StoredEntry> each);
}
