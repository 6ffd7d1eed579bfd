package dev.countersign.app.delivery;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One log line for a whole request: what it was, what was answered, why. Never a body, a secret or
 * personal data.
 */
public final class RequestLine {
  private final SortedMap<String, Object> fields = new TreeMap<>();
  private final RequestLog log;
  private final long started = System.nanoTime();

  public RequestLine(String event, RequestLog log) {
    this.log = log;
    fields.put("event", event);
  }

  /** A closed word or an id. */
  public RequestLine with(String name, String value) {
    fields.put(name, value);
    return this;
  }

  /** A whole number. */
  public RequestLine with(String name, long value) {
    fields.put(name, value);
    return this;
  }

  /** Writes it. */
  public void done(int status) {
    with("status", status).with("micros", (System.nanoTime() - started) / 1000);
    log.line(fields);
  }
}
