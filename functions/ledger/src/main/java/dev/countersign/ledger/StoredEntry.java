package dev.countersign.ledger;

import dev.countersign.domain.history.Entry;
import dev.countersign.domain.history.SealedEntry;

/**
 * An entry as it is stored: sealed, with its receipt.
 *
 * @param receipt a compact JWS (RFC 7515) that countersigns the entry
 */
public record StoredEntry(SealedEntry sealed, String receipt) {
  public Entry entry() {
    return sealed.entry();
  }
}
