package dev.countersign.lambda.history;

import dev.countersign.domain.outcome.SealedEntry;

/** Countersigns an entry: the same entry always gets the same receipt. */
@FunctionalInterface
public interface Receipting {
  String receipt(SealedEntry entry);
}
