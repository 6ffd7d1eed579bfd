package dev.countersign.aws.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.assembly.DeliverAssembly;
import dev.countersign.app.assembly.DeliverEdges;
import dev.countersign.app.deliver.connect.EngineConnection.Exchange;
import dev.countersign.app.deliver.connect.OutgoingRequest;
import dev.countersign.app.registry.InlineSecrets;
import dev.countersign.aws.invocation.LogLines;
import dev.countersign.aws.invocation.TestContext;
import dev.countersign.aws.invocation.TestInvocation;
import dev.countersign.aws.metric.MetricLines;
import dev.countersign.aws.settings.TestSettings;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.posting.TargetName;
import dev.countersign.forms.engine.answer.RawAnswer;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.JsonOutput;
import dev.countersign.ledger.TargetKey;
import dev.countersign.ledger.memory.InMemoryLedger;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Batches of the queue and the schedule's event: what is sent, what comes again, what is logged. */
final class DeliverFunctionTest {
  private static final TenantId ACME = new TenantId("acme");
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
  private static final String SCHEDULE = "{\"due\":true}";

  private final InMemoryLedger ledger = new InMemoryLedger();
  private final MetricLines metrics = new MetricLines();
  private final LogLines lines = new LogLines();
  private final List<OutgoingRequest> sent = new ArrayList<>();
  private Exchange answer = answered(204);

  @AfterEach
  void close() {
    lines.close();
  }

  @Test
  void deliver_resultOfATenantWithATarget_isSentOnce() throws IOException {
    bill("customer");

    assertEquals("{\"batchItemFailures\":[]}", run(batch(result(), result())));
    assertEquals("{\"batchItemFailures\":[]}", run(batch(result())));
    assertEquals(1, sent.size());
    assertEquals("https://billing.example/results", sent.getFirst().url().toString());
    assertEquals(Map.of(), metrics.values());
  }

  @Test
  void deliver_resultOfATenantWithoutTargets_isTakenAndDone() throws IOException {
    assertEquals("{\"batchItemFailures\":[]}", run(batch(result())));
    assertEquals(List.of(), sent);
    assertEquals(Map.of(), metrics.values());
  }

  @Test
  void deliver_messageThatIsNoEvent_aloneComesAgain() throws IOException {
    bill("customer");

    assertEquals(
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"m2\"}]}",
        run(batch(result(), "{\"detail\":1}")));
    assertEquals(1, sent.size());
    assertEquals(1, metrics.values().get("DeliverFailed"));
    var line = lines.all().getLast();
    assertEquals(Optional.of(new Json.Num(BigDecimal.ONE)), line.get("come_again"));
    assertEquals(Optional.of(new Json.Num(BigDecimal.ONE)), line.get("unreadable"));
  }

  @Test
  void deliver_resultWithoutACustomerOfTheTarget_isMeasuredAsHeld() throws IOException {
    bill("nobody");
    var _ = run(batch(result()));

    assertEquals(List.of(), sent);
    assertEquals(1, metrics.values().get("PostingsHeld"));
  }

  @Test
  void deliver_engineAway_restsAndTheScheduleMeasuresIt() throws IOException {
    bill("customer");
    answer = new Exchange.Answered(RawAnswer.of(429, Map.of("retry-after", "600"), body("")));
    assertEquals("{\"batchItemFailures\":[]}", run(batch(result())));
    assertEquals(1, metrics.values().get("TargetsResting"));

    answer = answered(204);
    assertTrue(run(SCHEDULE).contains("\"rests\":1"));
    assertEquals(1, sent.size());
  }

  @Test
  void deliver_bySchedule_sendsWhatIsDue() throws IOException {
    bill("customer");
    answer = new Exchange.NotSent("no_connection");
    var _ = run(batch(result()));
    assertEquals(1, sent.size());

    assertTrue(run(SCHEDULE).contains("\"targets\":1"));
  }

  @Test
  void deliver_emptyBatchOfTheCheckBeforeTraffic_isAnswered() {
    assertEquals(
        "{\"batchItemFailures\":[]}", run("{\"rehearse\":true,\"Records\":[]}"));
  }

  /** Begins nothing that could not end before Lambda stops the function. */
  @Test
  void deliver_tooLittleTime_takesAndLeavesTheSendingToALaterRun() throws IOException {
    bill("customer");

    assertEquals("{\"batchItemFailures\":[]}", run(batch(result()), 90_000));
    assertEquals(List.of(), sent);

    var _ = run(SCHEDULE);
    assertEquals(1, sent.size());
  }

  private void bill(String customer) {
    ledger.registry().putBilling(ACME, BILLING.formatted(customer));
    ledger.followedTargets().follow(new TargetKey(ACME, new TargetName("hook")));
  }

  private String run(String event) {
    return run(event, 180_000);
  }

  private String run(String event, int millis) {
    var edges =
        new DeliverEdges(
            InstantSource.system(),
            System::nanoTime,
            new InlineSecrets(),
            (request, longest) -> {
              sent.add(request);
              return answer;
            });
    var answered = new ByteArrayOutputStream();
    new DeliverFunction(
            TestInvocation.measuredBy(metrics),
            new DeliverAssembly(ledger, edges).deliverResults(),
            TestSettings.good())
        .handleRequest(
            new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
            answered,
            TestContext.of("req-1", () -> Duration.ofMillis(millis)));
    return answered.toString(StandardCharsets.UTF_8);
  }

  /** A message as EventBridge puts it into a queue. */
  private static String result() throws IOException {
    String event =
        Files.readString(Path.of("../../events/golden/result-event-eur-billed.json")).strip();
    return """
    {"version":"0","id":"1","detail-type":"BillableResult","source":"countersign",\
    "account":"1","time":"2026-11-16T10:00:01Z","region":"eu-central-1","resources":[],\
    "detail":%s}\
    """
        .formatted(event);
  }

  private static String batch(String... bodies) {
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

  private static Exchange answered(int status) {
    return new Exchange.Answered(RawAnswer.of(status, Map.of(), body("")));
  }

  private static Bytes body(String text) {
    return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
