package dev.countersign.local.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.forms.event.PublishedEvent;
import dev.countersign.ledger.members.LocalStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Buses and queues of LocalStack. */
final class EventTargetTest {
  private static final List<PublishedEvent> EVENTS =
      IntStream.range(0, 23).mapToObj(EventTargetTest::event).toList();

  private static final Map<String, String> BEFORE = new TreeMap<>();

  @BeforeAll
  static void here() {
    Map.of(
            "aws.endpointUrl", LocalStack.endpoint().toString(),
            "aws.region", "eu-central-1",
            "aws.accessKeyId", "test",
            "aws.secretAccessKey", "test")
        .forEach((name, value) -> {
          var before = System.setProperty(name, value);
          if (before != null) {
            BEFORE.put(name, before);
          }
        });
  }

  @AfterAll
  static void restore() {
    for (String name :
        List.of("aws.endpointUrl", "aws.region", "aws.accessKeyId", "aws.secretAccessKey")) {
      System.clearProperty(name);
    }
    BEFORE.forEach(System::setProperty);
  }

  @Test
  void admits_namesAndArns_ofBusesAndQueuesOnly() {
    assertTrue(EventTarget.admits("countersign"));
    assertTrue(EventTarget.admits("arn:aws:events:eu-central-1:123456789012:event-bus/b"));
    assertTrue(EventTarget.admits("arn:aws-cn:sqs:cn-north-1:123456789012:q"));
    assertFalse(EventTarget.admits("arn:aws:sns:eu-central-1:123456789012:t"));
    assertFalse(EventTarget.admits("a bus"));
    assertFalse(EventTarget.admits(""));
  }

  @Test
  void bus_thatIsNotThere_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> EventTarget.of("no-such-bus"));
  }

  @Test
  void queue_thatIsNotThere_isRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> EventTarget.of("arn:aws:sqs:eu-central-1:000000000000:no-such-queue"));
  }

  @Test
  void bus_takesAllEvents_withTheirBytes() {
    try (var events =
            EventBridgeClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
        var queues = SqsClient.builder().httpClient(UrlConnectionHttpClient.create()).build()) {
      String arn = events.createEventBus(r -> r.name("republished")).eventBusArn();
      String url = queues.createQueue(r -> r.queueName("behind-the-bus")).queueUrl();
      events.putRule(r ->
          r.name("all").eventBusName("republished").eventPattern("{\"source\":[\"countersign\"]}"));
      events.putTargets(r ->
          r.rule("all")
              .eventBusName("republished")
              .targets(Target.builder().id("q").arn(arn(queues, url)).build()));

      try (var target = EventTarget.of(arn)) {
        assertEquals(List.of(), target.put(EVENTS));
      }

      assertSameEvents(received(queues, url));
    }
  }

  @Test
  void queue_takesAllEvents_inTheEnvelopeOfARule() {
    try (var queues = SqsClient.builder().httpClient(UrlConnectionHttpClient.create()).build()) {
      String url = queues.createQueue(r -> r.queueName("direct")).queueUrl();

      try (var target = EventTarget.of(arn(queues, url))) {
        assertEquals(List.of(), target.put(EVENTS));
      }

      assertSameEvents(received(queues, url));
    }
  }

  @Test
  void queue_fifo_takesEachIdOnce() {
    try (var queues = SqsClient.builder().httpClient(UrlConnectionHttpClient.create()).build()) {
      String url =
          queues
              .createQueue(r ->
                  r.queueName("direct.fifo")
                      .attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
              .queueUrl();

      try (var target = EventTarget.of(arn(queues, url))) {
        assertEquals(List.of(), target.put(EVENTS));
        assertEquals(List.of(), target.put(EVENTS));
      }

      assertSameEvents(received(queues, url));
    }
  }

  /** The detail of each is in its message as it was, byte for byte. */
  private static void assertSameEvents(List<String> messages) {
    assertEquals(EVENTS.size(), messages.size());
    for (PublishedEvent event : EVENTS) {
      String detail = new String(event.detail(), UTF_8);
      var of = messages.stream().filter(m -> m.contains('"' + event.id() + '"')).toList();
      assertEquals(1, of.size(), event::id);
      String flat = of.getFirst().replace("\": ", "\":").replace(", \"", ",\"");
      assertTrue(flat.contains("\"detail\":" + detail), flat);
      assertTrue(flat.contains("\"detail-type\":\"" + event.detailType() + "\""), flat);
      assertTrue(flat.contains("\"source\":\"countersign\""), flat);
    }
  }

  /** All messages, until the queue says twice that it has none. */
  private static List<String> received(SqsClient queues, String url) {
    var bodies = new ArrayList<String>();
    for (int empty = 0; empty < 2; ) {
      List<Message> some =
          queues
              .receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(2))
              .messages();
      empty = some.isEmpty() ? empty + 1 : 0;
      some.forEach(message -> {
        bodies.add(message.body());
        queues.deleteMessage(r -> r.queueUrl(url).receiptHandle(message.receiptHandle()));
      });
    }
    return bodies;
  }

  private static String arn(SqsClient queues, String url) {
    return Objects.requireNonNull(
        queues
            .getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .get(QueueAttributeName.QUEUE_ARN));
  }

  private static PublishedEvent event(int i) {
    String id = "res_" + i;
    String detail =
        "{\"specversion\":\"1.0\",\"id\":\"%s\",\"subject\":\"out_%d\",\"time\":\"2026-11-02T12:00:00Z\",\"data\":{\"amount\":\"0.90\"}}"
            .formatted(id, i % 3);
    return new PublishedEvent(id, "BillableResult", detail.getBytes(UTF_8));
  }
}
