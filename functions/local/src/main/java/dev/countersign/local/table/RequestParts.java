package dev.countersign.local.table;

import dev.countersign.forms.event.PublishedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Cuts events into requests that a service takes, in their order. */
final class RequestParts {
  private RequestParts() {}

  /** An event that is too large for a request is alone in its part, for the service to refuse. */
  static List<List<PublishedEvent>> of(
      List<PublishedEvent> events, ToIntFunction<PublishedEvent> size) {
    var parts = new ArrayList<List<PublishedEvent>>();
    var part = new ArrayList<PublishedEvent>();
    int bytes = 0;
    for (PublishedEvent event : events) {
      int more = size.applyAsInt(event);
      if (part.size() == EventTarget.LARGEST_REQUEST
          || (!part.isEmpty() && bytes + more >= EventTarget.LARGEST_BYTES)) {
        parts.add(List.copyOf(part));
        part.clear();
        bytes = 0;
      }
      part.add(event);
      bytes += more;
    }
    if (!part.isEmpty()) {
      parts.add(List.copyOf(part));
    }
    return parts;
  }
}
