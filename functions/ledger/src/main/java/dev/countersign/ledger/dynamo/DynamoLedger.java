package dev.countersign.ledger.dynamo;

import dev.countersign.ledger.DueIndex;
import dev.countersign.ledger.EntryPages;
import dev.countersign.ledger.EntryScan;
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
import dev.countersign.ledger.PersonalData;
import dev.countersign.ledger.Postings;
import dev.countersign.ledger.Questions;
import dev.countersign.ledger.Reconciliations;
import dev.countersign.ledger.Refusals;
import dev.countersign.ledger.Registry;
import dev.countersign.ledger.RetryPause;
import dev.countersign.ledger.Sessions;
import dev.countersign.ledger.TenantScan;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The ledger over one DynamoDB table of the form that {@link TableForm} defines. */
public final class DynamoLedger implements Ledger {
  private final Outcomes outcomes;
  private final Sessions sessions;
  private final DueIndex due;
  private final Refusals refusals;
  private final Registry registry;
  private final KeySets keySets;
  private final KeyUses keyUses;
  private final PassedOver passedOver;
  private final Fetches fetches;
  private final Postings postings;
  private final HourSums hourSums;
  private final FollowedTargets followedTargets;
  private final Reconciliations reconciliations;
  private final MonthIndex monthIndex;
  private final EntryPages entryPages;
  private final TenantScan tenantScan;
  private final NamedOutcomes namedOutcomes;
  private final Questions questions;
  private final PersonalData personalData;
  private final EntryScan entryScan;

  /**
   * Over the table of this name. Tries that lost a race, and the rest of a batch, wait with jitter
   * before they are repeated.
   *
   * @param client its time-outs and retries are the caller's choice
   */
  public DynamoLedger(DynamoDbClient client, String name) {
    this(client, name, RetryPause.withJitter());
  }

  /** The same, with another pause before a try is repeated. */
  public DynamoLedger(DynamoDbClient client, String name, RetryPause pause) {
    var table = new Table(client, name, pause);
    var days = new EvidenceKeys(table);
    var parts = new ErasableParts(days);
    this.personalData = new PersonalItems(table, parts, days);
    var statements = new WriteStatements(client, name);
    var outcomeItems = new OutcomeItems(table, statements, parts);
    this.outcomes = outcomeItems;
    this.sessions = new SessionItems(table, parts);
    this.due = new DueItems(table);
    this.refusals = new RefusalItems(table, parts);
    this.registry = new RegistryItems(table);
    this.keySets = new KeySetItems(table);
    this.keyUses = new KeyUseItems(table);
    this.passedOver = new PassedOverItems(table);
    this.fetches = new FetchItems(table, parts);
    var transactions = new Transactions(client, name);
    this.postings = new PostingItems(table, transactions);
    this.hourSums = new SumItems(table, transactions);
    this.followedTargets = new TargetItems(table);
    this.reconciliations = new ReconciliationItems(table);
    this.monthIndex = new MonthItems(table, statements);
    this.entryPages = new EntryPageItems(client, name);
    this.tenantScan = new TenantScanItems(table, outcomeItems);
    this.namedOutcomes = new NameItems(table);
    this.questions = new QuestionItems(table);
    this.entryScan = new EntryScanItems(table);
  }

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
    return refusals;
  }

  @Override
  public Registry registry() {
    return registry;
  }

  @Override
  public KeySets keySets() {
    return keySets;
  }

  @Override
  public KeyUses keyUses() {
    return keyUses;
  }

  @Override
  public PassedOver passedOver() {
    return passedOver;
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
    return monthIndex;
  }

  @Override
  public EntryPages entryPages() {
    return entryPages;
  }

  @Override
  public TenantScan tenantScan() {
    return tenantScan;
  }

  @Override
  public NamedOutcomes namedOutcomes() {
    return namedOutcomes;
  }

  @Override
  public Questions questions() {
    return questions;
  }

  /** What can be made unreadable; a table's own, since nothing in memory outlives its process. */
  public PersonalData personalData() {
    return personalData;
  }

  /** Every entry of the table, for who operates it. */
  public EntryScan entryScan() {
    return entryScan;
  }
}
