package dev.countersign.app.assembly;

import dev.countersign.app.deliver.auth.EngineCredentials;
import dev.countersign.app.deliver.connect.EngineConnection;
import dev.countersign.app.deliver.desk.DecideHeld;
import dev.countersign.app.deliver.desk.ListHeld;
import dev.countersign.app.deliver.intake.TakeResults;
import dev.countersign.app.deliver.reconcile.FillTarget;
import dev.countersign.app.deliver.reconcile.ReconcileNightly;
import dev.countersign.app.deliver.reconcile.ReconcileTarget;
import dev.countersign.app.deliver.reconcile.TargetLooks;
import dev.countersign.app.deliver.run.DeliverResults;
import dev.countersign.app.deliver.send.SendDue;
import dev.countersign.app.registry.AppliedTargets;
import dev.countersign.app.registry.BillingTargets;
import dev.countersign.ledger.Ledger;

/**
 * Puts together what brings results into tenants' billing engines: the targets that were applied,
 * their postings, and the ways to the engines. It is the same in AWS, on a laptop and in a test.
 */
public final class DeliverAssembly {
  private final Ledger ledger;
  private final DeliverEdges edges;
  private final BillingTargets targets;
  private final EngineCredentials credentials;

  /** Over this ledger, whose registry has the tenants' {@code billing.yaml}. */
  public DeliverAssembly(Ledger ledger, DeliverEdges edges) {
    this.ledger = ledger;
    this.edges = edges;
    this.targets = new AppliedTargets(ledger.registry()::billing, edges.engines(), edges.nanos());
    this.credentials = new EngineCredentials(edges.secrets(), edges.connection(), edges.aws());
  }

  /** The tenants' targets, at most a minute old. */
  public BillingTargets targets() {
    return targets;
  }

  /** The way to the engines, without what authenticates. */
  public EngineConnection connection() {
    return edges.connection();
  }

  /** What authenticates requests. Its tokens are kept for all that this assembly makes. */
  public EngineCredentials credentials() {
    return credentials;
  }

  /** Makes postings of the result events that the bus brings. */
  public TakeResults takeResults() {
    return new TakeResults(ledger, targets, edges.clock());
  }

  /** Sends what is due of a target. */
  public SendDue sendDue() {
    return new SendDue(ledger, targets, edges.connection(), credentials, edges.clock());
  }

  /** The whole of it: what the function {@code deliver} does, and the local runner. */
  public DeliverResults deliverResults() {
    return new DeliverResults(takeResults(), sendDue(), ledger.followedTargets());
  }

  /** What is held, for a person to look at. */
  public ListHeld listHeld() {
    return new ListHeld(ledger, targets);
  }

  /** Records what a person decides about what is held. */
  public DecideHeld decideHeld() {
    return new DecideHeld(ledger, targets, edges.clock());
  }

  /** Reconciles all targets, once a day: what the function {@code reconcile} does. */
  public ReconcileNightly reconcileNightly() {
    return new ReconcileNightly(looks(), targets);
  }

  /** Reconciles one target at once. */
  public ReconcileTarget reconcileTarget() {
    return new ReconcileTarget(looks());
  }

  /** Fills a target that was added later. */
  public FillTarget fillTarget() {
    return new FillTarget(ledger, edges.clock());
  }

  private TargetLooks looks() {
    return new TargetLooks(ledger, edges.connection(), credentials, edges.clock());
  }
}
