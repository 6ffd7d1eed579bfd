package dev.countersign.bench.growth;

import dev.countersign.app.assembly.Assembly;
import dev.countersign.app.delivery.DeliveryRouter;
import dev.countersign.app.publish.PublishEntry;
import dev.countersign.app.registry.InlineSecrets;
import dev.countersign.app.registry.RegisteredContracts;
import dev.countersign.app.registry.RegisteredSources;
import dev.countersign.app.settle.SettleWork;
import dev.countersign.domain.Claim;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.ledger.DueIndex;
import dev.countersign.ledger.DueWork;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.RetryPause;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.dynamo.EntryItem;
import dev.countersign.testing.dynamo.InProcessDynamo;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import dev.countersign.trust.receipt.ReceiptSigner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The functions over one table. They are wired as in AWS, but for the clocks and the bus. */
final class MeasuredFunctions {
  /** By then every hold has ended. */
  private static final Instant SETTLED = SignedDeliveries.NOON.plus(Duration.ofHours(2));

  private static final String TABLE = "countersign";
  private static final int PAGE = 50;

  private final SignedDeliveries deliveries = new SignedDeliveries();
  private final InProcessDynamo dynamo;
  private final TimedTable table;
  private final Ledger ledger;
  private final DeliveryRouter attest;
  private final DeliveryRouter sessions;
  private final PublishEntry publish;
  private final SettleWork settle;

  MeasuredFunctions(InProcessDynamo dynamo) {
    this.dynamo = dynamo;
    this.table = new TimedTable(dynamo);
    this.ledger = new DynamoLedger(table, TABLE);
    var assembly = assembly(sources());
    this.attest = assembly.route(sources(), fields -> {});
    this.sessions = assembly.route(sources(), fields -> {});
    this.publish = assembly.publishEntry(events -> List.of());
    this.settle = assembly.settleWork(events -> List.of());
  }

  private Assembly assembly(RegisteredSources sources) {
    var receipts = ReceiptSigner.of(ReceiptSigner.generate("k1"), "https://countersign.example");
    return new Assembly(
        ledger,
        new RegisteredContracts(ledger.registry(), () -> 0),
        sources::pseudonyms,
        receipts::receipt,
        RetryPause.withJitter());
  }

  /** A function's own sources; its cache never expires. */
  private RegisteredSources sources() {
    return new RegisteredSources(ledger, new InlineSecrets(), new BuiltInProfiles(), () -> 0);
  }

  /** The functions over a new table. */
  static MeasuredFunctions empty() {
    return new MeasuredFunctions(new InProcessDynamo());
  }

  /** Sets up a tenant, and gives this. */
  MeasuredFunctions with(String tenant) {
    var id = new TenantId(tenant);
    var registry = ledger.registry();
    registry.putTenant(
        id,
        "{id: %s, name: %s, pseudonym_key: {inline: 0123456789abcdef0123456789abcdef}}"
            .formatted(tenant, tenant));
    Map.of("crm", "attestation", "agents", "session")
        .forEach((source, kind) ->
            registry.putSource(
                id,
                new SourceId(source),
                "{id: %s, kind: %s, profile: standard-webhooks, keys: [{secret: {inline: %s}}]}"
                    .formatted(source, kind, SignedDeliveries.KEY)));
    registry.putTerms(
        id,
        new OutcomeType("sale"),
        1,
        """
        outcome: sale
        version: 1
        effective_from: 2026-01-01T00:00:00Z
        sources: [crm]
        claim_by: [record.id]
        match: {by: [session, record, subject], window: P7D, wait: P3D}
        price: {each: "0.99", currency: EUR}
        hold: {from: occurred_at, for: PT2H}
        """);
    return this;
  }

  /** Records a session; another form corrects the one before. */
  void record(String tenant, String session, String email, int form) {
    deliveries.second();
    String path = "/v1/sources/" + tenant + ".agents/sessions";
    handle(sessions, deliveries.next(path, SignedDeliveries.session(session, email, form)));
  }

  /** A signed attestation, which is not delivered yet. */
  RawDelivery statement(String tenant, String act, String record, String reference) {
    String body = SignedDeliveries.statement(act, record, reference, deliveries.now());
    return deliveries.next("/v1/sources/" + tenant + ".crm/attestations", body);
  }

  /** Delivers an attestation. */
  void handle(RawDelivery raw) {
    handle(attest, raw);
  }

  private static void handle(DeliveryRouter route, RawDelivery raw) {
    var answer = route.handle(raw.url().substring(SignedDeliveries.HOST.length()), raw);
    if (answer.status() != 200) {
      throw new IllegalStateException(answer.status() + ": " + answer.text());
    }
  }

  /** Delivers and publishes an attestation that is not measured. */
  void attest(String tenant, String act, String record, String session) {
    handle(statement(tenant, act, record, SignedDeliveries.named(session)));
    publishing(tenant, record).run();
  }

  /** The publishing of an outcome's last entry, from its item as the stream gives it. */
  Runnable publishing(String tenant, String record) {
    var item = lastItem(tenant, Claim.of(new OutcomeType("sale"), List.of(record)));
    return () -> publish.publish(EntryItem.read(item).orElseThrow());
  }

  private Map<String, AttributeValue> lastItem(String tenant, Claim claim) {
    int seq = ledger.outcomes().last(new TenantId(tenant), claim).orElseThrow().entry().seq();
    var key =
        Map.of(
            "pk", AttributeValue.fromS("T#" + tenant + "#O#" + claim),
            "sk", AttributeValue.fromS("E#%06d".formatted(seq)));
    return dynamo.getItem(r -> r.tableName(TABLE).key(key)).item();
  }

  /** Settles all that is due when every hold has ended; gives the cost of each piece of work. */
  List<Cost> settle() {
    var costs = new ArrayList<Cost>();
    for (int shard = 0; shard < DueIndex.SHARDS; shard++) {
      var page = ledger.due().due(shard, SETTLED, PAGE);
      while (!page.isEmpty()) {
        page.forEach(work -> costs.add(cost(() -> settle.settle(work, SETTLED))));
        page = ledger.due().due(shard, SETTLED, PAGE);
      }
    }
    return costs;
  }

  /**
   * Decides again those outcomes of corrected sessions that were left for settle; gives the cost.
   */
  Cost settleSessions() {
    var cost = Cost.NOTHING;
    for (int shard = 0; shard < DueIndex.SHARDS; shard++) {
      for (var work : ledger.due().due(shard, SETTLED, Integer.MAX_VALUE)) {
        if (work instanceof DueWork.TellOutcomes) {
          cost = cost.and(cost(() -> settle.settle(work, SETTLED)));
        }
      }
    }
    return cost;
  }

  /** The cost of a piece of work. */
  Cost cost(Runnable work) {
    var traffic = table.traffic();
    long inTable = table.nanos();
    long begun = Cpu.now();
    work.run();
    long cpu = Cpu.now() - begun;
    inTable = table.nanos() - inTable;
    traffic = table.traffic().since(traffic);
    return new Cost(traffic.requests(), traffic.read(), traffic.written(), cpu - inTable, inTable);
  }
}
