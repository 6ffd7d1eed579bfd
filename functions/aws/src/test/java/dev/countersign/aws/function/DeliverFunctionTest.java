package dev.countersign.aws.function;

import static dev.countersign.aws.function.BillingRuns.batch;
import static dev.countersign.aws.function.BillingRuns.result;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.deliver.connect.EngineConnection.Exchange;
import dev.countersign.app.deliver.connect.OutgoingRequest;
import dev.countersign.aws.invocation.LogLines;
import dev.countersign.aws.invocation.TestInvocation;
import dev.countersign.aws.metric.MetricLines;
import dev.countersign.domain.Bytes;
import dev.countersign.forms.engine.answer.RawAnswer;
import dev.countersign.forms.json.Json;
import dev.countersign.ledger.memory.InMemoryLedger;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Batches of the queue and the schedule's event: what is sent, what comes again, what is logged.
 */
final class DeliverFunctionTest {
  private static final String NONE_FAILED = "{\"batchItemFailures\":[]}";
  private static final String SCHEDULE = "{\"due\":true}";
  private static final Duration ENOUGH = Duration.ofMinutes(3);

  private final MetricLines metrics = new MetricLines();
  private final LogLines lines = new LogLines();
  private final BillingRuns billing =
      new BillingRuns(new InMemoryLedger(), TestInvocation.measuredBy(metrics));
  private final List<OutgoingRequest> sent = new ArrayList<>();
  private Exchange answer = answered(204, Map.of());

  @AfterEach
  void close() {
    lines.close();
  }

  @Test
  void deliver_resultOfATenantWithATarget_isSentOnce() throws IOException {
    billing.bill("customer");

    assertEquals(NONE_FAILED, run(batch(result(), result())));
    assertEquals(NONE_FAILED, run(batch(result())));
    assertEquals(1, sent.size());
    assertEquals("https://billing.example/results", sent.getFirst().url().toString());
    assertEquals(Map.of(), metrics.values());
  }

  @Test
  void deliver_resultOfATenantWithoutTargets_isTakenAndDone() throws IOException {
    assertEquals(NONE_FAILED, run(batch(result())));
    assertEquals(List.of(), sent);
    assertEquals(Map.of(), metrics.values());
  }

  @Test
  void deliver_messageThatIsNoEvent_aloneComesAgain() throws IOException {
    billing.bill("customer");

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
    billing.bill("nobody");
    var _ = run(batch(result()));

    assertEquals(List.of(), sent);
    assertEquals(1, metrics.values().get("PostingsHeld"));
  }

  @Test
  void deliver_engineAway_restsAndTheScheduleMeasuresIt() throws IOException {
    billing.bill("customer");
    answer = answered(429, Map.of("retry-after", "600"));
    assertEquals(NONE_FAILED, run(batch(result())));
    assertEquals(1, metrics.values().get("TargetsResting"));

    answer = answered(204, Map.of());
    assertTrue(run(SCHEDULE).contains("\"rests\":1"));
    assertEquals(1, sent.size());
  }

  @Test
  void deliver_emptyBatchOfTheCheckBeforeTraffic_isAnswered() {
    assertEquals(NONE_FAILED, run("{\"rehearse\":true,\"Records\":[]}"));
  }

  /** Begins nothing that could not end before Lambda stops the function. */
  @Test
  void deliver_tooLittleTime_takesAndLeavesTheSendingToTheSchedule() throws IOException {
    billing.bill("customer");

    assertEquals(NONE_FAILED, run(batch(result()), Duration.ofSeconds(90)));
    assertEquals(List.of(), sent);

    var _ = run(SCHEDULE);
    assertEquals(1, sent.size());
  }

  private String run(String event) {
    return run(event, ENOUGH);
  }

  private String run(String event, Duration left) {
    return billing.deliver(
        event,
        left,
        (request, longest) -> {
          sent.add(request);
          return answer;
        });
  }

  private static Exchange answered(int status, Map<String, String> headers) {
    return new Exchange.Answered(RawAnswer.of(status, headers, Bytes.of(new byte[0])));
  }
}
