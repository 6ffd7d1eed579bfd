package dev.countersign.bench.growth;

import com.sun.management.OperatingSystemMXBean;
import dev.countersign.app.accept.SealedMonths;
import dev.countersign.app.assembly.Assembly;
import dev.countersign.app.delivery.DeliveryRouter;
import dev.countersign.app.delivery.ItemLanes;
import dev.countersign.app.registry.InlineSecrets;
import dev.countersign.app.registry.RegisteredContracts;
import dev.countersign.app.registry.RegisteredSources;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.ledger.RetryPause;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import dev.countersign.trust.receipt.ReceiptSigner;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Measures how long a signed batch of 100 attestations takes, and how many requests it makes, in a
 * warm process over a table that is some milliseconds away.
 */
final class MeasureBatch {
  private static final int ITEMS = 100;
  private static final int MEASURED = 15;
  private static final TenantId TENANT = new TenantId("bench");
  private static final OperatingSystemMXBean MACHINE =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final SignedDeliveries deliveries = new SignedDeliveries();
  private final DistantTable table;
  private final DeliveryRouter route;
  private int records;

  private MeasureBatch(Duration away) {
    this.table = new DistantTable(away);
    var ledger = new DynamoLedger(table.client(), "bench");
    ledger
        .registry()
        .putTenant(
            TENANT,
            "{id: bench, name: Bench, pseudonym_key: {inline: 0123456789abcdef0123456789abcdef}}");
    Map.of("crm", "attestation", "agents", "session")
        .forEach((source, kind) ->
            ledger
                .registry()
                .putSource(
                    TENANT,
                    new SourceId(source),
                    "{id: %s, kind: %s, profile: standard-webhooks, keys: [{secret: {inline: %s}}]}"
                        .formatted(source, kind, SignedDeliveries.KEY)));
    ledger
        .registry()
        .putTerms(
            TENANT,
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
            """);
    var sources =
        new RegisteredSources(ledger, new InlineSecrets(), new BuiltInProfiles(), () -> 0);
    var receipts = ReceiptSigner.of(ReceiptSigner.generate("k1"), "https://countersign.example");
    this.route =
        new Assembly(
                ledger,
                new RegisteredContracts(ledger.registry(), () -> 0),
                sources::pseudonyms,
                receipts::receipt,
                RetryPause.withJitter(),
                ItemLanes.sideBySide(),
                System::nanoTime,
                SealedMonths.NONE)
            .route(sources, fields -> {});
  }

  /**
   * Prints a line for each kind of batch.
   *
   * @param arguments how many milliseconds the table is away
   */
  public static void main(String... arguments) {
    var bench = new MeasureBatch(Duration.ofMillis(Integer.parseInt(arguments[0])));
    for (int i = 0; i < ITEMS; i++) {
      String id = "ses_" + i;
      bench.deliver("agents/sessions", SignedDeliveries.session(id, id, 1));
    }
    bench.measure("each names a session", "attested", i -> SignedDeliveries.named("ses_" + i));
    bench.measure("all name one session", "attested", i -> SignedDeliveries.named("ses_1"));
    bench.measure("by record and subject", "attested", i -> SignedDeliveries.bySubject("ses_" + i));
    bench.measure("restated, session named", "restated", i -> SignedDeliveries.named("ses_" + i));
  }

  private interface Reference {
    String of(int item);
  }

  private void measure(String kind, String act, Reference reference) {
    for (int i = 0; i < MEASURED; i++) {
      deliver("crm/attestations", batch(act, reference));
    }
    List<Double> wall = new ArrayList<>();
    List<Double> cpu = new ArrayList<>();
    Map<String, Integer> requests = Map.of();
    for (int i = 0; i < MEASURED; i++) {
      String body = batch(act, reference);
      var _ = table.taken();
      long cpuBegun = MACHINE.getProcessCpuTime();
      long begun = System.nanoTime();
      deliver("crm/attestations", body);
      wall.add((System.nanoTime() - begun) / 1e6);
      cpu.add((MACHINE.getProcessCpuTime() - cpuBegun) / 1e6);
      requests = table.taken();
    }
    System.out.printf(
        "%-24s %4d requests %s; wall median %.0f ms, worst %.0f ms; CPU median %.0f ms%n",
        kind,
        requests.values().stream().mapToInt(Integer::intValue).sum(),
        requests,
        median(wall),
        Collections.max(wall),
        median(cpu));
  }

  /** Each batch is about outcomes of its own. */
  private String batch(String act, Reference reference) {
    int first = records;
    records += ITEMS;
    return IntStream.range(0, ITEMS)
        .mapToObj(i ->
            SignedDeliveries.statement(
                act, "D-" + (first + i), reference.of(i), deliveries.now().minusSeconds(60)))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private void deliver(String end, String body) {
    deliveries.second();
    String path = "/v1/sources/bench." + end;
    var answer = route.handle(path, deliveries.next(path, body));
    if (answer.status() >= 300) {
      throw new IllegalStateException(answer.status() + ": " + answer.text());
    }
  }

  private static double median(List<Double> of) {
    return of.stream().sorted().toList().get(of.size() / 2);
  }
}
