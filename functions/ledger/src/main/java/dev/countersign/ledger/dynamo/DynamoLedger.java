package dev.countersign.ledger.dynamo;

import dev.countersign.ledger.DueIndex;
import dev.countersign.ledger.Fetches;
import dev.countersign.ledger.KeySets;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.Outcomes;
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
  private final Fetches fetches;
  private final TenantScan tenantScan;

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
    this.outcomes = new OutcomeItems(table);
    this.sessions = new SessionItems(table);
    this.due = new DueItems(table);
    this.refusals = new RefusalItems(table);
    this.registry = new RegistryItems(table);
    this.keySets = new KeySetItems(table);
    this.fetches = new FetchItems(table);
    this.tenantScan = new TenantScanItems(table);
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
  public Fetches fetches() {
    return fetches;
  }

  @Override
  public TenantScan tenantScan() {
    return tenantScan;
  }
}
