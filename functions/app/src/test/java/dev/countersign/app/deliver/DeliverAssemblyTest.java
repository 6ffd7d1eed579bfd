package dev.countersign.app.deliver;

import static dev.countersign.app.deliver.DeliverWorld.NOON;
import static dev.countersign.app.deliver.DeliverWorld.TARGET;
import static dev.countersign.app.deliver.ResultMaker.TENANT;
import static dev.countersign.app.deliver.ResultMaker.billable;
import static dev.countersign.app.deliver.ResultMaker.messages;
import static dev.countersign.app.deliver.ResultMaker.reversal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.assembly.DeliverAssembly;
import dev.countersign.app.assembly.DeliverEdges;
import dev.countersign.app.deliver.connect.AdmittedHosts.Loopback;
import dev.countersign.app.deliver.connect.ConnectionsByScheme;
import dev.countersign.app.deliver.run.DeliverResults;
import dev.countersign.app.deliver.run.DeliverResults.Delivered;
import dev.countersign.app.registry.InlineSecrets;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.memory.InMemoryLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way as the edges have it put together, from the registry's text to the engine. */
final class DeliverAssemblyTest {
  @TempDir private Path folder;

  private final Ledger ledger = new InMemoryLedger();
  private final AtomicLong nanos = new AtomicLong();

  @Test
  void deliver_targetsOfTheRegistry_areWrittenTo() throws IOException {
    apply();
    var deliver = deliver(Loopback.ADMITTED);

    deliver(deliver, "one");

    assertEquals(1, files());
    var other = messages(billable("two", 1, 900, "cus_1", NOON));
    var back = messages(reversal("two", 1, 900, "cus_1", NOON.plusSeconds(60)));
    deliver.deliver(other, NOON.plusSeconds(60));
    deliver.deliver(back, NOON.plusSeconds(60));
    assertEquals(3, files());
  }

  @Test
  void deliver_billingRemoved_isForgottenInAMinute() throws IOException {
    apply();
    var deliver = deliver(Loopback.ADMITTED);
    deliver(deliver, "one");

    ledger.registry().removeBilling(TENANT);
    deliver(deliver, "two");
    assertEquals(2, files());
    nanos.addAndGet(61_000_000_000L);
    var none = deliver(deliver, "three");

    assertEquals(2, files());
    assertTrue(none.taken().touched().isEmpty());
  }

  @Test
  void deliver_whereTheMachineItselfIsNotAdmitted_writesNoFolder() throws IOException {
    apply();

    var delivered = deliver(deliver(Loopback.REFUSED), "one");

    assertEquals(0, files());
    assertEquals(TARGET, delivered.taken().touched().first());
    assertEquals(
        "ready",
        ledger.postings().of(TARGET, ResultMaker.claim("one")).byId().values().stream()
            .findFirst()
            .orElseThrow()
            .state()
            .word());
  }

  private void apply() {
    ledger
        .registry()
        .putBilling(
            TENANT,
            """
            targets:
              main: {engine: file, url: %s, from: 2026-01-01T00:00:00Z, customer: engine}
            """
                .formatted(folder.toUri()));
  }

  private DeliverResults deliver(Loopback loopback) {
    var connection = ConnectionsByScheme.of(Set::of, loopback, Map.of());
    var edges = new DeliverEdges(() -> NOON, nanos::get, new InlineSecrets(), connection);
    return new DeliverAssembly(ledger, edges).deliverResults();
  }

  private static Delivered deliver(DeliverResults deliver, String record) {
    return deliver.deliver(messages(billable(record, 1, 100, "cus_1", NOON)), NOON.plusSeconds(60));
  }

  private long files() throws IOException {
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).count();
    }
  }
}
