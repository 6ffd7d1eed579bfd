package dev.countersign.app.delivery;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One log line for a whole request: what it was, what was answered, why. Never a body, a secret or
 * personal data.
 */
public final class WideLine {
  private final SortedMap<String, String> fields = new TreeMap<>();
  private final RequestLog log;
  private final long started = System.nanoTime();

  public WideLine(String event, RequestLog log) {
    this.log = log;
    fields.put("event", event);
  }

  /** Only closed words, ids and numbers. */
  public WideLine with(String name, Object value) {
    fields.put(name, value.toString());
    return this;
  }

  /** Writes it. */
  public void done(int status) {
    with("status", status).with("micros", (System.nanoTime() - started) / 1000);
    log.line(fields);
  }
}
