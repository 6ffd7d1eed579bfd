package dev.countersign.app.publish;

import dev.countersign.forms.event.PublishedEvent;
import java.util.List;

/** The bus that events are published to. */
@FunctionalInterface
public interface EventBus {
  /**
   * Puts the events, in this order as far as the bus keeps one.
   *
   * @return the events that the bus did not take and that must be put again
   */
  List<PublishedEvent> put(List<PublishedEvent> events);
}
