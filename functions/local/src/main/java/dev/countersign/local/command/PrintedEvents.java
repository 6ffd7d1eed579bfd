package dev.countersign.local.command;

import dev.countersign.app.publish.EventBus;
import dev.countersign.forms.event.PublishedEvent;
import java.io.PrintStream;
import java.util.List;

/** Prints events, a CloudEvent a line, as {@code restored} and {@code verify} read them. */
final class PrintedEvents implements EventBus {
  private final PrintStream out;

  PrintedEvents(PrintStream out) {
    this.out = out;
  }

  @Override
  public synchronized List<PublishedEvent> put(List<PublishedEvent> events) {
    for (PublishedEvent event : events) {
      out.writeBytes(event.detail());
      out.write('\n');
    }
    return List.of();
  }
}
