package dev.countersign.local.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.forms.event.CloudEventForm;
import dev.countersign.forms.event.PublishedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;

/** An event bus of EventBridge. Events look as they did when they were published first. */
final class BusTarget implements EventTarget {
  /** Error codes of an entry after which it may be put again (PutEventsResultEntry). */
  private static final Set<String> PASSING = Set.of("InternalFailure", "ThrottlingException");

  private final EventBridgeClient client;
  private final String bus;

  private BusTarget(EventBridgeClient client, String bus) {
    this.client = client;
    this.bus = bus;
  }

  /** PutEvents drops without a word what is put on a bus that isn't there: so it is asked first. */
  static BusTarget of(String bus) {
    var client =
        EventBridgeClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();
    try {
      var _ = client.describeEventBus(r -> r.name(bus));
    } catch (ResourceNotFoundException e) {
      client.close();
      throw new IllegalArgumentException("there is no event bus " + bus, e);
    } catch (EventBridgeException e) {
      // A bus of another account may take events and not be looked at.
      if (!bus.startsWith("arn:")) {
        client.close();
        throw e;
      }
    }
    return new BusTarget(client, bus);
  }

  @Override
  public List<PublishedEvent> put(List<PublishedEvent> events) {
    var untaken = new ArrayList<PublishedEvent>();
    for (List<PublishedEvent> part : RequestParts.of(events, BusTarget::size)) {
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
    return "the bus " + bus;
  }

  private List<PublishedEvent> putSome(List<PublishedEvent> events) {
    var entries = events.stream().map(this::entry).toList();
    try {
      var results = client.putEvents(r -> r.entries(entries)).entries();
      var untaken = new ArrayList<PublishedEvent>();
      for (int i = 0; i < events.size(); i++) {
        String error = results.get(i).errorCode();
        if (error != null && !PASSING.contains(error)) {
          throw new Misconfigured("the bus refuses " + events.get(i).id() + ": " + error, null);
        }
        if (error != null) {
          untaken.add(events.get(i));
        }
      }
      return untaken;
    } catch (EventBridgeException e) {
      if (e.isThrottlingException() || e.statusCode() >= 500) {
        return events;
      }
      throw new Misconfigured("the bus refuses events: " + code(e), e);
    } catch (SdkClientException e) {
      return events;
    }
  }

  private static String code(EventBridgeException e) {
    return e.awsErrorDetails() == null
        ? String.valueOf(e.statusCode())
        : e.awsErrorDetails().errorCode();
  }

  /** As EventBridge counts it: source, detail type and detail. */
  private static int size(PublishedEvent event) {
    return CloudEventForm.SOURCE.length() + event.detailType().length() + event.detail().length;
  }

  private PutEventsRequestEntry entry(PublishedEvent event) {
    return PutEventsRequestEntry.builder()
        .eventBusName(bus)
        .source(CloudEventForm.SOURCE)
        .detailType(event.detailType())
        .detail(new String(event.detail(), UTF_8))
        .build();
  }
}
