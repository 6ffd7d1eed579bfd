package dev.countersign.testing.simulation.cloud;

import dev.countersign.app.publish.EventBus;
import dev.countersign.forms.event.PublishedEvent;
import java.util.ArrayList;
import java.util.List;

/** The event bus as one process sees it, with its faults. */
final class FaultyBus implements EventBus {
  private static final int MOST = 10;

  private final FunctionProcess process;
  private final SimulatedCloud cloud;

  FaultyBus(FunctionProcess process, SimulatedCloud cloud) {
    this.process = process;
    this.cloud = cloud;
  }

  @Override
  public List<PublishedEvent> put(List<PublishedEvent> events) {
    var untaken = new ArrayList<PublishedEvent>();
    for (int from = 0; from < events.size(); from += MOST) {
      untaken.addAll(putSome(events.subList(from, Math.min(events.size(), from + MOST))));
    }
    return untaken;
  }

  private List<PublishedEvent> putSome(List<PublishedEvent> events) {
    var faults = process.faults();
    boolean some = faults.happens(Fault.EVENTS_UNTAKEN, process.dice(), process.where() + "/bus");
    int which = process.dice().below(1 << Math.min(20, events.size()));
    boolean untold =
        faults.happens(Fault.EVENTS_TAKEN_UNTOLD, process.dice(), process.where() + "/told");
    var untaken = new ArrayList<PublishedEvent>();
    process.send(() -> {
      for (int i = 0; i < events.size(); i++) {
        if (some && (which & (1 << i)) == 0) {
          untaken.add(events.get(i));
        } else {
          cloud.taken(events.get(i));
        }
      }
      return untaken;
    });
    return untold ? events : untaken;
  }
}
