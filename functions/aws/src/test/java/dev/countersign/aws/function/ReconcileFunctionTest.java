package dev.countersign.aws.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.assembly.DeliverAssembly;
import dev.countersign.app.assembly.DeliverEdges;
import dev.countersign.app.deliver.connect.EngineConnection.Exchange;
import dev.countersign.app.registry.InlineSecrets;
import dev.countersign.aws.invocation.TestContext;
import dev.countersign.aws.invocation.TestInvocation;
import dev.countersign.aws.metric.MetricLines;
import dev.countersign.aws.settings.TestSettings;
import dev.countersign.ledger.memory.InMemoryLedger;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A run of the night: what it answers and measures. */
final class ReconcileFunctionTest {
  private final InMemoryLedger ledger = new InMemoryLedger();
  private final MetricLines metrics = new MetricLines();

  @Test
  void reconcile_noTargets_isDoneAndMeasuresNothing() {
    var answer = run(Duration.ofMinutes(15));

    assertTrue(answer.contains("\"targets\":0"), answer);
    assertTrue(answer.contains("\"open\":0,\"old\":0,\"goes_on\":0"), answer);
    assertEquals(Map.of(), metrics.values());
  }

  private String run(Duration left) {
    var edges =
        new DeliverEdges(
            InstantSource.system(),
            System::nanoTime,
            new InlineSecrets(),
            (request, longest) -> new Exchange.NotSent("no_connection"));
    var answered = new ByteArrayOutputStream();
    new ReconcileFunction(
            TestInvocation.measuredBy(metrics),
            new DeliverAssembly(ledger, edges).reconcileNightly(),
            TestSettings.good())
        .handleRequest(
            InputStream.nullInputStream(), answered, TestContext.of("req-1", () -> left));
    return answered.toString(StandardCharsets.UTF_8);
  }
}
