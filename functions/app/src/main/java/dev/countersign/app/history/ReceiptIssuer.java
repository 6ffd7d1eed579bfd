package dev.countersign.app.history;

import dev.countersign.domain.history.SealedEntry;

/** Countersigns entries. The same entry always gets the same receipt, a compact JWS. */
@FunctionalInterface
public interface ReceiptIssuer {
  String receipt(SealedEntry entry);
}
