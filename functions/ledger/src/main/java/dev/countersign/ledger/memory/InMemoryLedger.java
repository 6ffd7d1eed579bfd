package dev.countersign.ledger.memory;

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
import dev.countersign.ledger.StoredEntry;
import dev.countersign.ledger.TenantScan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The whole ledger in memory. Safe for several threads. */
public final class InMemoryLedger implements Ledger {
  private final InMemoryDueIndex due = new InMemoryDueIndex();
  private final InMemoryOutcomes outcomes = new InMemoryOutcomes(due);
  private final InMemorySessions sessions = new InMemorySessions(due);
  private final InMemoryRecords records = new InMemoryRecords();
  private final InMemoryAccounts accounts = new InMemoryAccounts();
  private final InMemoryKeySets keySets = new InMemoryKeySets();
  private final InMemoryFetches fetches = new InMemoryFetches();
  private final InMemoryPostings postings = new InMemoryPostings();
  private final InMemorySums hourSums = new InMemorySums(postings);
  private final InMemoryTargets followedTargets = new InMemoryTargets();
  private final InMemoryReconciliations reconciliations = new InMemoryReconciliations();
  private final InMemoryMonths months = new InMemoryMonths();
  private final InMemoryNames namedOutcomes = new InMemoryNames();
  private final InMemoryQuestions questions = new InMemoryQuestions();
  private final InMemoryEntryPages entryPages = new InMemoryEntryPages(outcomes);

  @Override
  public Outcomes outcomes() {
    return outcomes;
  }

  @Override
  public Sessions sessions() {
    return sessions;
  }

  @Override
  public DueIndex due() {
    return due;
  }

  @Override
  public Refusals refusals() {
    return records;
  }

  @Override
  public Registry registry() {
    return records;
  }

  @Override
  public KeySets keySets() {
    return keySets;
  }

  @Override
  public KeyUses keyUses() {
    return accounts;
  }

  @Override
  public PassedOver passedOver() {
    return accounts;
  }

  @Override
  public Fetches fetches() {
    return fetches;
  }

  @Override
  public Postings postings() {
    return postings;
  }

  @Override
  public HourSums hourSums() {
    return hourSums;
  }

  @Override
  public FollowedTargets followedTargets() {
    return followedTargets;
  }

  @Override
  public Reconciliations reconciliations() {
    return reconciliations;
  }

  @Override
  public MonthIndex monthIndex() {
    return months;
  }

  @Override
  public EntryPages entryPages() {
    return entryPages;
  }

  @Override
  public TenantScan tenantScan() {
    return new InMemoryTenantScan(sessions, outcomes);
  }

  @Override
  public NamedOutcomes namedOutcomes() {
    return namedOutcomes;
  }

  @Override
  public Questions questions() {
    return questions;
  }

  /** Calls the listener with every entry once it is appended, as the table's stream does. */
  public void onAppend(Consumer<StoredEntry> listener) {
    outcomes.onAppend(listener);
  }

  /** When the next work is due; nothing when none is. */
  public Optional<Instant> nextDue() {
    return due.next();
  }

  /** The last entry of every outcome, in the order of their claims. */
  public List<StoredEntry> lastEntries() {
    return outcomes.lastEntries();
  }
}
