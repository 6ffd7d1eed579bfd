package dev.countersign.ledger;

/** The one table, by item family. */
public interface Ledger {
  Outcomes outcomes();

  Sessions sessions();

  DueIndex due();

  Refusals refusals();

  Registry registry();

  KeySets keySets();

  TenantScan survey();
}
