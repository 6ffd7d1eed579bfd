package dev.countersign.testing.simulation.mistake;

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

/** A ledger with these ports of billing, and the others of the right one. */
record BillingPorts(Ledger right, Postings postings, FollowedTargets followedTargets)
    implements Ledger {

  static Ledger with(Ledger right, Postings postings) {
    return new BillingPorts(right, postings, right.followedTargets());
  }

  @Override
  public Outcomes outcomes() {
    return right.outcomes();
  }

  @Override
  public Sessions sessions() {
    return right.sessions();
  }

  @Override
  public DueIndex due() {
    return right.due();
  }

  @Override
  public Refusals refusals() {
    return right.refusals();
  }

  @Override
  public Registry registry() {
    return right.registry();
  }

  @Override
  public KeySets keySets() {
    return right.keySets();
  }

  @Override
  public KeyUses keyUses() {
    return right.keyUses();
  }

  @Override
  public PassedOver passedOver() {
    return right.passedOver();
  }

  @Override
  public Fetches fetches() {
    return right.fetches();
  }

  @Override
  public HourSums hourSums() {
    return right.hourSums();
  }

  @Override
  public Reconciliations reconciliations() {
    return right.reconciliations();
  }

  @Override
  public MonthIndex monthIndex() {
    return right.monthIndex();
  }

  @Override
  public EntryPages entryPages() {
    return right.entryPages();
  }

  @Override
  public TenantScan tenantScan() {
    return right.tenantScan();
  }

  @Override
  public NamedOutcomes namedOutcomes() {
    return right.namedOutcomes();
  }

  @Override
  public Questions questions() {
    return right.questions();
  }
}
