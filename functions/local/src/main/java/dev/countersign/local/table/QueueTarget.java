package dev.countersign.local.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.forms.event.CloudEventForm;
import dev.countersign.forms.event.PublishedEvent;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.JsonOutput;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * A queue of SQS. A message has the envelope that a rule of EventBridge's delivers to a queue,
 * unless the rule changes it. In a FIFO queue an outcome is a message group.
 */
final class QueueTarget implements EventTarget {
  private static final int ENVELOPE = 512;

  private final SqsClient client;
  private final Named queue;
  private final String url;

  /** What its ARN says. */
  private record Named(String region, String account, String name) {}

  private QueueTarget(SqsClient client, Named queue, String url) {
    this.client = client;
    this.queue = queue;
    this.url = url;
  }

  /**
   * The queue of this ARN.
   *
   * @throws IllegalArgumentException when there is none
   */
  static QueueTarget of(String arn) {
    var parts = arn.split(":", 6);
    var queue = new Named(parts[3], parts[4], parts[5]);
    var client = SqsClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();
    try {
      String url =
          client
              .getQueueUrl(r -> r.queueName(queue.name()).queueOwnerAWSAccountId(queue.account()))
              .queueUrl();
      return new QueueTarget(client, queue, url);
    } catch (QueueDoesNotExistException e) {
      client.close();
      throw new IllegalArgumentException("there is no queue " + arn, e);
    }
  }

  @Override
  public List<PublishedEvent> put(List<PublishedEvent> events) {
    var untaken = new ArrayList<PublishedEvent>();
    for (List<PublishedEvent> part :
        RequestParts.of(events, event -> event.detail().length + ENVELOPE)) {
      untaken.addAll(putSome(part));
    }
    return untaken;
  }

  @Override
  public void close() {
    client.close();
  }

  @Override
  public String toString() {
    return "the queue " + queue.name();
  }

  private List<PublishedEvent> putSome(List<PublishedEvent> events) {
    var entries = new ArrayList<SendMessageBatchRequestEntry>();
    for (int i = 0; i < events.size(); i++) {
      entries.add(entry(String.valueOf(i), events.get(i)));
    }
    try {
      var untaken = new ArrayList<PublishedEvent>();
      for (BatchResultErrorEntry failed :
          client.sendMessageBatch(r -> r.queueUrl(url).entries(entries)).failed()) {
        var event = events.get(Integer.parseInt(failed.id()));
        if (Boolean.TRUE.equals(failed.senderFault())) {
          throw new Misconfigured("the queue refuses " + event.id() + ": " + failed.code(), null);
        }
        untaken.add(event);
      }
      return untaken;
    } catch (SqsException e) {
      if (e.isThrottlingException() || e.statusCode() >= 500) {
        return events;
      }
      throw new Misconfigured("the queue refuses events: " + e.statusCode(), e);
    } catch (SdkClientException e) {
      return events;
    }
  }

  private SendMessageBatchRequestEntry entry(String id, PublishedEvent event) {
    var entry = SendMessageBatchRequestEntry.builder().id(id).messageBody(envelope(event));
    return queue.name().endsWith(".fifo")
        ? entry.messageGroupId(member(event, "subject")).messageDeduplicationId(event.id()).build()
        : entry.build();
  }

  /** The detail stands in it byte for byte. */
  private String envelope(PublishedEvent event) {
    return JsonOutput.object(
            json -> {
              json.writeStringField("version", "0");
              json.writeStringField("id", event.id());
              json.writeStringField("detail-type", event.detailType());
              json.writeStringField("source", CloudEventForm.SOURCE);
              json.writeStringField("account", queue.account());
              json.writeStringField("time", member(event, "time"));
              json.writeStringField("region", queue.region());
              json.writeArrayFieldStart("resources");
              json.writeEndArray();
              json.writeFieldName("detail");
              json.writeRawValue(new String(event.detail(), UTF_8));
            })
        .toText();
  }

  private static String member(PublishedEvent event, String name) {
    return StrictJson.parse(event.detail()) instanceof Reading.Read<Json>(Json.Obj detail)
        ? detail.text(name).orElse("")
        : "";
  }
}
