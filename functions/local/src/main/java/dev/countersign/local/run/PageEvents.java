package dev.countersign.local.run;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

/** What the page is told as it happens, and the requests that were turned away lately. */
final class PageEvents {
  private static final int MOST = 200;

  private final Deque<TurnedAway> away = new ArrayDeque<>();
  private final Set<BlockingQueue<String>> listeners = ConcurrentHashMap.newKeySet();

  /** A request that was not believed, or could not be used at all. */
  record TurnedAway(Instant at, String path, int status, String reason) {}

  void turnedAway(TurnedAway request) {
    synchronized (away) {
      away.addFirst(request);
      while (away.size() > MOST) {
        away.removeLast();
      }
    }
    tell("event: refused\ndata: {}\n\n");
  }

  List<TurnedAway> turnedAway() {
    synchronized (away) {
      return List.copyOf(away);
    }
  }

  void changed(String outcome) {
    tell("event: change\ndata: {\"id\":\"" + outcome + "\"}\n\n");
  }

  /** Server-sent events from now on, until {@link #leave}. */
  BlockingQueue<String> listen() {
    var queue = new LinkedBlockingQueue<String>(10_000);
    listeners.add(queue);
    return queue;
  }

  void leave(BlockingQueue<String> queue) {
    listeners.remove(queue);
  }

  private void tell(String event) {
    // A page that doesn't read is dropped; it connects again by itself.
    listeners.removeIf(queue -> !queue.offer(event));
  }
}
