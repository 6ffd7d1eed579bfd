package dev.countersign.aws.function;

import dev.countersign.app.assembly.DeliverAssembly;
import dev.countersign.app.assembly.DeliverEdges;
import dev.countersign.app.deliver.connect.EngineConnection;
import dev.countersign.app.deliver.connect.EngineConnection.Exchange;
import dev.countersign.app.registry.InlineSecrets;
import dev.countersign.aws.invocation.Invocation;
import dev.countersign.aws.invocation.TestContext;
import dev.countersign.aws.settings.TestSettings;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.posting.TargetName;
import dev.countersign.forms.engine.answer.RawAnswer;
import dev.countersign.forms.json.JsonOutput;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.Reconciliations.KnownDifference;
import dev.countersign.ledger.TargetKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** Runs of deliver and reconcile for one tenant, whose target is a webhook. */
final class BillingRuns {
  static final TargetKey TARGET = new TargetKey(new TenantId("acme"), new TargetName("hook"));

  private static final String BILLING =
      """
      targets:
        hook:
          engine: standard-webhook
          url: https://billing.example/results
          from: 2026-01-01T00:00:00Z
          customer: %s
          secrets: {key: {inline: whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw}}
      """;

  private final Ledger ledger;
  private final Invocation invocation;

  BillingRuns(Ledger ledger, Invocation invocation) {
    this.ledger = ledger;
    this.invocation = invocation;
  }

  /**
   * Applies a {@code billing.yaml}.
   *
   * @param customer the member of results that has the target's customer
   */
  void bill(String customer) {
    ledger.registry().putBilling(TARGET.tenant(), BILLING.formatted(customer));
    ledger.followedTargets().follow(TARGET);
  }

  /** What deliver answers to an event, while the engine answers so. */
  String deliver(String event, Duration left, EngineConnection engine) {
    var answered = new ByteArrayOutputStream();
    new DeliverFunction(invocation, assembly(engine).deliverResults(), TestSettings.good())
        .handleRequest(
            new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
            answered,
            TestContext.of("req-1", () -> left));
    return answered.toString(StandardCharsets.UTF_8);
  }

  /** What reconcile answers, while no engine answers. */
  String reconcile(Duration left) {
    var answered = new ByteArrayOutputStream();
    var nightly = assembly((request, longest) -> new Exchange.NotSent("away")).reconcileNightly();
    new ReconcileFunction(invocation, nightly, TestSettings.good())
        .handleRequest(
            new ByteArrayInputStream(new byte[0]), answered, TestContext.of("req-1", () -> left));
    return answered.toString(StandardCharsets.UTF_8);
  }

  /** Has both functions measure all that they ever do. */
  void measureAll() throws IOException {
    String other = BILLING.formatted("nobody").replace("targets:\n", "");
    String both = other.replace("hook:", "other:").replace("/results", "/others");
    ledger.registry().putBilling(TARGET.tenant(), BILLING.formatted("customer") + both);
    var _ = deliver(batch("{}", result()), Duration.ofMinutes(3), BillingRuns::isBusy);
    ledger.followedTargets().follow(TARGET);
    var weekAgo = Instant.now().minus(Duration.ofDays(7));
    ledger
        .reconciliations()
        .remember(TARGET, new KnownDifference("a", "2026-11", weekAgo, Instant.now()));
    var _ = reconcile(Duration.ofSeconds(1));
  }

  private static Exchange isBusy(Object request, Duration longest) {
    return new Exchange.Answered(
        RawAnswer.of(429, Map.of("retry-after", "600"), Bytes.of(new byte[0])));
  }

  /** A message as EventBridge puts it into a queue. */
  static String result() throws IOException {
    String event =
        Files.readString(Path.of("../../events/golden/result-event-eur-billed.json")).strip();
    return """
    {"version":"0","id":"1","detail-type":"BillableResult","source":"countersign",\
    "account":"1","time":"2026-11-16T10:00:01Z","region":"eu-central-1","resources":[],\
    "detail":%s}\
    """
        .formatted(event);
  }

  /** An event of SQS with these messages, whose ids are {@code m1}, {@code m2} and so on. */
  static String batch(String... bodies) {
    Bytes event =
        JsonOutput.object(out -> {
          out.writeArrayFieldStart("Records");
          for (int i = 0; i < bodies.length; i++) {
            out.writeStartObject();
            out.writeStringField("messageId", "m" + (i + 1));
            out.writeObjectFieldStart("attributes");
            out.writeStringField("ApproximateReceiveCount", "1");
            out.writeEndObject();
            out.writeStringField("body", bodies[i]);
            out.writeStringField("eventSource", "aws:sqs");
            out.writeEndObject();
          }
          out.writeEndArray();
        });
    return new String(event.toArray(), StandardCharsets.UTF_8);
  }

  private DeliverAssembly assembly(EngineConnection engine) {
    return new DeliverAssembly(
        ledger,
        new DeliverEdges(InstantSource.system(), System::nanoTime, new InlineSecrets(), engine));
  }
}
