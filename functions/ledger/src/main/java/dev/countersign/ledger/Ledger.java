package dev.countersign.ledger;

/** Everything that is durable, with one port for each kind of it. */
public interface Ledger {
  Outcomes outcomes();

  Sessions sessions();

  DueIndex due();

  Refusals refusals();

  Registry registry();

  KeySets keySets();

  KeyUses keyUses();

  PassedOver passedOver();

  Fetches fetches();

  Postings postings();

  HourSums hourSums();

  FollowedTargets followedTargets();

  Reconciliations reconciliations();

  MonthIndex monthIndex();

  EntryPages entryPages();

  TenantScan tenantScan();

  NamedOutcomes namedOutcomes();

  Questions questions();
}
