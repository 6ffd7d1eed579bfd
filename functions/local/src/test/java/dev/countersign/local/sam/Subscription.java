package dev.countersign.local.sam;

import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** A billing engine's: a queue behind a rule of the bus, and the results that came. */
final class Subscription {
  /** A message of the queue: one result event. */
  record Result(
      String id,
      String kind,
      String claim,
      BigDecimal amount,
      String reverses,
      Instant recorded,
      Instant queued) {}

  private static final String RULE = "to-billing";
  private static final String PATTERN = "{\"detail-type\":[\"BillableResult\"]}";
  private static final int LONGEST_POLL_SECONDS = 5;

  private final EventBridgeClient events;
  private final SqsClient sqs;
  private final String bus;
  private final String queue;
  private final List<Result> received = new ArrayList<>();

  Subscription(EventBridgeClient events, SqsClient sqs, String bus) {
    this.events = events;
    this.sqs = sqs;
    this.bus = bus;
    this.queue = sqs.createQueue(r -> r.queueName("billing")).queueUrl();
    subscribe();
  }

  /** Each message, in the order in which it was taken; a result that came twice is there twice. */
  List<Result> received() {
    return List.copyOf(received);
  }

  Set<String> ids() {
    return received.stream().map(Result::id).collect(Collectors.toSet());
  }

  /**
   * The first message like this, once it is there.
   *
   * @throws AssertionError when it doesn't come
   */
  Result await(Duration atMost, Predicate<Result> like) {
    var end = Instant.now().plus(atMost);
    while (received.stream().noneMatch(like)) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("within " + atMost + " there came only " + received);
      }
      take(LONGEST_POLL_SECONDS);
    }
    return received.stream().filter(like).findFirst().orElseThrow();
  }

  /** Takes what is in the queue already. */
  void takeAll() {
    while (take(1)) {
      // There was more.
    }
  }

  /** Takes the bus away, with its rule. */
  void loseTheBus() {
    events.removeTargets(r -> r.rule(RULE).eventBusName(bus).ids("queue"));
    events.deleteRule(r -> r.name(RULE).eventBusName(bus));
    events.deleteEventBus(r -> r.name(bus));
  }

  void bringTheBusBack() {
    events.createEventBus(r -> r.name(bus));
    subscribe();
  }

  private void subscribe() {
    String arn =
        sqs.getQueueAttributes(r -> r.queueUrl(queue).attributeNamesWithStrings("QueueArn"))
            .attributesAsStrings()
            .get("QueueArn");
    events.putRule(r -> r.name(RULE).eventBusName(bus).eventPattern(PATTERN));
    events.putTargets(
        r -> r.rule(RULE).eventBusName(bus).targets(Target.builder().id("queue").arn(arn).build()));
  }

  private boolean take(int seconds) {
    var messages =
        sqs.receiveMessage(r ->
                r.queueUrl(queue)
                    .waitTimeSeconds(seconds)
                    .maxNumberOfMessages(10)
                    .messageSystemAttributeNames(MessageSystemAttributeName.SENT_TIMESTAMP))
            .messages();
    for (var message : messages) {
      var queued = message.attributes().get(MessageSystemAttributeName.SENT_TIMESTAMP);
      received.add(result(message.body(), Instant.ofEpochMilli(Long.parseLong(queued))));
      sqs.deleteMessage(r -> r.queueUrl(queue).receiptHandle(message.receiptHandle()));
    }
    return !messages.isEmpty();
  }

  /** The data of the CloudEvent in EventBridge's envelope. */
  private static Result result(String body, Instant queued) {
    if (StrictJson.parse(body.getBytes(StandardCharsets.UTF_8))
            instanceof Reading.Read<Json>(Json.Obj envelope)
        && envelope.members().get("detail") instanceof Json.Obj detail
        && detail.members().get("data") instanceof Json.Obj data) {
      return new Result(
          detail.text("id").orElseThrow(),
          data.text("kind").orElseThrow(),
          data.text("claim").orElseThrow(),
          new BigDecimal(data.text("amount").orElseThrow()),
          data.text("reverses").orElse(""),
          Instant.parse(data.text("recorded_at").orElseThrow()),
          queued);
    }
    throw new AssertionError("not an event of ours: " + body);
  }
}
