package dev.countersign.ledger;

/** The one table, by item family. */
public interface Ledger {
  Outcomes outcomes();

  Sessions sessions();

  Due due();

  Refusals refusals();

  Registry registry();

  KeySets keySets();

  Survey survey();
}
