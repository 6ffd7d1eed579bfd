package dev.countersign.aws.client;

import dev.countersign.app.publish.EventBus;
import dev.countersign.aws.settings.Environment;
import dev.countersign.forms.event.PublishedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/**
 * Puts events on EventBridge, ten in a request, which is the most that it takes (PutEvents). Gives
 * back the events that it did not take.
 */
@ApplicationScoped
public class EventBridgeBus implements EventBus {
  private static final System.Logger LOG = System.getLogger(EventBridgeBus.class.getName());
  private static final int MOST = 10;

  private final EventBridgeClient client;
  private final Environment environment;

  EventBridgeBus(EventBridgeClient client, Environment environment) {
    this.client = client;
    this.environment = environment;
  }

  @Override
  public List<PublishedEvent> put(List<PublishedEvent> events) {
    var untaken = new ArrayList<PublishedEvent>();
    for (int from = 0; from < events.size(); from += MOST) {
      untaken.addAll(putSome(events.subList(from, Math.min(events.size(), from + MOST))));
    }
    return untaken;
  }

  /**
   * Asks for the bus: EventBridge takes events for one that isn't there, and drops them
   * (github.com/aws/aws-cli/issues/9186).
   *
   * @throws dev.countersign.domain.failure.OperationFailed when it isn't there, or can't be asked
   *     for
   */
  public void verify() {
    try {
      client.describeEventBus(r -> r.name(environment.bus()));
    } catch (SdkException e) {
      throw ReadFailure.of("the event bus " + environment.bus(), e);
    }
  }

  private List<PublishedEvent> putSome(List<PublishedEvent> events) {
    List<PutEventsResultEntry> results;
    try {
      results =
          client.putEvents(r -> r.entries(events.stream().map(this::entry).toList())).entries();
    } catch (SdkException e) {
      LOG.log(System.Logger.Level.WARNING, "the bus took nothing: {0}", e.getClass().getName());
      return events;
    }
    var untaken = new ArrayList<PublishedEvent>();
    for (int i = 0; i < events.size(); i++) {
      String error = results.get(i).errorCode();
      if (error != null) {
        LOG.log(System.Logger.Level.WARNING, "the bus did not take an event: {0}", error);
        untaken.add(events.get(i));
      }
    }
    return untaken;
  }

  private PutEventsRequestEntry entry(PublishedEvent event) {
    return PutEventsRequestEntry.builder()
        .eventBusName(environment.bus())
        .source("countersign")
        .detailType(event.detailType())
        .detail(new String(event.detail(), StandardCharsets.UTF_8))
        .build();
  }
}
