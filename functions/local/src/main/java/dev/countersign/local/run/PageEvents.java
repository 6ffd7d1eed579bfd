package dev.countersign.local.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Tells the page what happens, and keeps the requests that were turned away lately. */
final class PageEvents {
  private static final int MOST = 200;

  private final Deque<TurnedAway> away = new ArrayDeque<>();
  private final Set<BlockingQueue<String>> listeners = ConcurrentHashMap.newKeySet();

  /** A request that was not authentic, or of which nothing could be used. */
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

  /**
   * Writes server-sent events from now on, until the reader goes away.
   *
   * @throws IOException when the reader has gone
   */
  void stream(OutputStream out) throws IOException {
    var queue = new LinkedBlockingQueue<String>(10_000);
    listeners.add(queue);
    try {
      write(out, ": listening\n\n");
      while (true) {
        String event = queue.poll(15, TimeUnit.SECONDS);
        write(out, event == null ? ": still here\n\n" : event);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      listeners.remove(queue);
    }
  }

  private static void write(OutputStream out, String event) throws IOException {
    out.write(event.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private void tell(String event) {
    // A page that does not read is dropped; it connects again by itself.
    listeners.removeIf(queue -> !queue.offer(event));
  }
}
