package dev.countersign.ledger;

import dev.countersign.domain.history.Entry;
import dev.countersign.domain.history.SealedEntry;

/**
 * An entry as it lies in the table, with the receipt that was given for it (a compact JWS, RFC
 * 7515).
 */
public record StoredEntry(SealedEntry sealed, String receipt) {
  public Entry entry() {
    return sealed.entry();
  }
}
