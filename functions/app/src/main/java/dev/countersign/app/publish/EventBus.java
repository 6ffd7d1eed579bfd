package dev.countersign.app.publish;

import dev.countersign.forms.event.PublishedEvent;
import java.util.List;

/** Where events go. */
@FunctionalInterface
public interface EventBus {
  /** Puts them, in order as far as the bus keeps one; returns those it didn't take. */
  List<PublishedEvent> put(List<PublishedEvent> events);
}
