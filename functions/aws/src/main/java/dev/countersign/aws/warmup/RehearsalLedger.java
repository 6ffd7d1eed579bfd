package dev.countersign.aws.warmup;

import dev.countersign.ledger.DueIndex;
import dev.countersign.ledger.EntryPages;
import dev.countersign.ledger.Fetches;
import dev.countersign.ledger.FollowedTargets;
import dev.countersign.ledger.HourSums;
import dev.countersign.ledger.KeySets;
import dev.countersign.ledger.KeyUses;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.MonthIndex;
import dev.countersign.ledger.NamedOutcomes;
import dev.countersign.ledger.Outcomes;
import dev.countersign.ledger.PassedOver;
import dev.countersign.ledger.Postings;
import dev.countersign.ledger.Questions;
import dev.countersign.ledger.Reconciliations;
import dev.countersign.ledger.Refusals;
import dev.countersign.ledger.Registry;
import dev.countersign.ledger.Sessions;
import dev.countersign.ledger.TenantScan;

/**
 * The ledger of a rehearsal.
 *
 * @param written takes the outcomes, so that entries are turned into items of the table
 * @param known holds everything else in memory
 */
record RehearsalLedger(Ledger written, Ledger known) implements Ledger {
  @Override
  public Outcomes outcomes() {
    return written.outcomes();
  }

  @Override
  public Sessions sessions() {
    return known.sessions();
  }

  @Override
  public DueIndex due() {
    return known.due();
  }

  @Override
  public Refusals refusals() {
    return known.refusals();
  }

  @Override
  public Registry registry() {
    return known.registry();
  }

  @Override
  public KeySets keySets() {
    return known.keySets();
  }

  @Override
  public KeyUses keyUses() {
    return known.keyUses();
  }

  @Override
  public PassedOver passedOver() {
    return known.passedOver();
  }

  @Override
  public Fetches fetches() {
    return known.fetches();
  }

  @Override
  public Postings postings() {
    return known.postings();
  }

  @Override
  public HourSums hourSums() {
    return known.hourSums();
  }

  @Override
  public FollowedTargets followedTargets() {
    return known.followedTargets();
  }

  @Override
  public Reconciliations reconciliations() {
    return known.reconciliations();
  }

  @Override
  public MonthIndex monthIndex() {
    return known.monthIndex();
  }

  @Override
  public EntryPages entryPages() {
    return known.entryPages();
  }

  @Override
  public TenantScan tenantScan() {
    return known.tenantScan();
  }

  @Override
  public NamedOutcomes namedOutcomes() {
    return known.namedOutcomes();
  }

  @Override
  public Questions questions() {
    return known.questions();
  }
}
