package dev.countersign.local.run;

import dev.countersign.app.deliver.intake.BusMessage;
import dev.countersign.app.deliver.run.DeliverResults;
import dev.countersign.domain.Bytes;
import dev.countersign.forms.event.PublishedEvent;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Brings results into billing engines as the function {@code deliver} does: what the bus brings at
 * once, and each minute of the runner's clock what is due by then. What can't be taken comes again
 * in a minute, as often as in the cloud; then it is let go. Nothing of it is kept over a stop: the
 * stream brings all events again.
 */
final class LocalDeliver {
  /** What a rule of the bus lets through to the function. */
  private static final String RESULTS = "BillableResult";

  /** As many messages as a function gets at once. */
  private static final int MOST = 100;

  /** As often as the queue of the cloud hands a message out: {@code maxReceiveCount}. */
  static final int MOST_TRIES = 20;

  private static final System.Logger LOG = System.getLogger(LocalDeliver.class.getName());
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final DeliverResults deliver;
  private final InstantSource clock;
  private final Queue<Tried> queue = new ConcurrentLinkedQueue<>();
  private final Queue<Tried> again = new ConcurrentLinkedQueue<>();
  private Instant nextRound = Instant.MIN;
  private volatile boolean soon;

  /** A message, and how often it could not be taken. */
  private record Tried(BusMessage message, int times) {}

  LocalDeliver(DeliverResults deliver, InstantSource clock) {
    this.deliver = deliver;
    this.clock = clock;
  }

  /** Takes an event from the bus; one that is no result is let go. */
  void put(PublishedEvent event) {
    if (event.detailType().equals(RESULTS)) {
      queue.add(new Tried(new BusMessage(event.id(), Bytes.of(event.detail())), 0));
    }
  }

  /** Has sent in the next round what is due by then, whether a minute is over or not. */
  void soon() {
    soon = true;
  }

  /** Delivers what came since the last time, and what became due. */
  synchronized void round() {
    for (var messages = next(); !messages.isEmpty(); messages = next()) {
      deliver(messages);
    }
    var now = clock.instant();
    if (soon || !now.isBefore(nextRound)) {
      soon = false;
      nextRound = now.plus(MINUTE);
      var late = List.copyOf(again);
      again.clear();
      deliver(late);
      var _ = deliver.sendAll(now.plus(MINUTE));
    }
  }

  private void deliver(List<Tried> tried) {
    var messages = tried.stream().map(Tried::message).toList();
    var delivered = deliver.deliver(messages, clock.instant().plus(MINUTE));
    var failed = Set.copyOf(delivered.taken().failed());
    tried.stream()
        .filter(each -> failed.contains(each.message().id()))
        .map(each -> new Tried(each.message(), each.times() + 1))
        .forEach(this::failed);
  }

  private void failed(Tried tried) {
    if (tried.times() < MOST_TRIES) {
      again.add(tried);
      return;
    }
    LOG.log(
        Level.ERROR,
        "message {0} could not be taken {1} times and is let go, as into the dead letter queue of"
            + " the cloud; the next start of the runner brings it again",
        tried.message().id(),
        tried.times());
  }

  private List<Tried> next() {
    var messages = new ArrayList<Tried>();
    while (messages.size() < MOST && !queue.isEmpty()) {
      messages.add(queue.remove());
    }
    return messages;
  }
}
