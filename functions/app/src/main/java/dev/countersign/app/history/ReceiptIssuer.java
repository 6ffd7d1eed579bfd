package dev.countersign.app.history;

import dev.countersign.domain.history.SealedEntry;

/** Countersigns an entry: the same entry always gets the same receipt. */
@FunctionalInterface
public interface ReceiptIssuer {
  String receipt(SealedEntry entry);
}
