package dev.countersign.aws.function;

import static dev.countersign.aws.stream.StreamEvents.event;
import static dev.countersign.aws.stream.StreamEvents.record;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.month.LinePlaces;
import dev.countersign.app.month.MonthLeaves;
import dev.countersign.app.publish.EventBus;
import dev.countersign.app.publish.PublishBatch;
import dev.countersign.app.publish.PublishEntry;
import dev.countersign.app.publish.PublishedDisputes;
import dev.countersign.app.registry.Contracts;
import dev.countersign.app.registry.KnownMonths;
import dev.countersign.app.watch.BusWatch;
import dev.countersign.aws.invocation.Invocation;
import dev.countersign.aws.invocation.LogLines;
import dev.countersign.aws.invocation.TestContext;
import dev.countersign.aws.invocation.TestInvocation;
import dev.countersign.aws.metric.MetricLines;
import dev.countersign.aws.stream.StreamEvents;
import dev.countersign.aws.stream.TestPoisonQueue;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.json.Json;
import dev.countersign.ledger.contract.Samples;
import dev.countersign.ledger.memory.InMemoryLedger;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A batch of the stream: which records come again, which are put aside, what is logged. */
final class PublishFunctionTest {
  private static final String ENTRY =
      record(
          "INSERT",
          "8",
          StreamEvents.image(Samples.entry(new TenantId("acme"), Samples.claim("1"), 1)));
  private static final String UNREADABLE =
      record(
          "INSERT",
          "7",
          """
          {"pk":{"S":"T#acme#O#1"},"sk":{"S":"E#000009"},"packed":{"B":"AAECAwQF"}}\
          """);

  private final MetricLines metrics = new MetricLines();
  private final Invocation invocation = TestInvocation.measuredBy(metrics);
  private final TestPoisonQueue queue = new TestPoisonQueue();
  private final LogLines lines = new LogLines();

  @AfterEach
  void close() {
    lines.close();
  }

  @Test
  void publish_unreadableRecord_isPutAsideAndNotSentAgain() {
    assertEquals("{\"batchItemFailures\":[]}", published(events -> List.of(), event(UNREADABLE)));
    assertTrue(queue.messages().getFirst().contains("E#000009"));
    assertFalse(queue.messages().getFirst().contains("AAECAwQF"));
  }

  @Test
  void publish_unreadableRecordThatTheQueueRefuses_aloneComesAgain() {
    queue.refuse();

    assertEquals(
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"7\"}]}",
        published(events -> List.of(), event(UNREADABLE, ENTRY)));
  }

  @Test
  void publish_done_logsHowManyEntriesFailed() {
    queue.refuse();
    var _ = published(events -> List.of(), event(UNREADABLE, ENTRY));

    var line = lines.all().getLast();
    assertEquals(Optional.of(new Json.Num(BigDecimal.ONE)), line.get("entries"));
    assertEquals(Optional.of(new Json.Num(BigDecimal.ONE)), line.get("failed"));
    assertEquals(Optional.of(new Json.Num(BigDecimal.ONE)), line.get("unreadable"));
  }

  @Test
  void publish_busTakesNothing_measuresTheFailureAndTheEntrysAge() {
    var _ = published(events -> events, event(ENTRY));

    assertEquals(1, metrics.values().get("PublishFailed"));
    assertTrue(
        Objects.requireNonNull(metrics.values().get("OldestUnpublished")) > 0,
        metrics.text().toString());
  }

  @Test
  void publish_busTakesAll_costsNoLineOfMetrics() {
    var _ = published(events -> List.of(), event(ENTRY));

    assertEquals(Map.of(), metrics.values());
  }

  private String published(EventBus over, InputStream event) {
    var bus = new BusWatch(over);
    var ledger = new InMemoryLedger();
    Contracts contracts = (tenant, type) -> Optional.empty();
    var index = ledger.monthIndex();
    var months = new KnownMonths(index, ledger.registry(), System::nanoTime);
    var leaves = new MonthLeaves(ledger.outcomes(), index, months, contracts);
    var places = new LinePlaces(ledger.outcomes(), index, months);
    var publisher =
        new PublishEntry(
            bus,
            ledger.sessions(),
            ledger.outcomes(),
            leaves,
            new PublishedDisputes(ledger, contracts, places));
    var publish = new PublishBatch(bus, publisher);
    var answer = new ByteArrayOutputStream();
    new PublishFunction(invocation, publish, leaves, queue.queue(), bus)
        .handleRequest(event, answer, TestContext.of("req-1"));
    return answer.toString(StandardCharsets.UTF_8);
  }
}
