package dev.countersign.app.delivery;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The one log line of a request: what it was, what was answered and why. It never holds a body, a
 * secret or personal data.
 */
public final class RequestLine {
  private final SortedMap<String, Object> fields = new TreeMap<>();
  private final RequestLog log;
  private final long started = System.nanoTime();

  public RequestLine(String event, RequestLog log) {
    this.log = log;
    fields.put("event", event);
  }

  /** Adds a text that holds nothing of what the sender sent. */
  public RequestLine with(String name, String value) {
    fields.put(name, value);
    return this;
  }

  /** Adds a whole number. */
  public RequestLine with(String name, long value) {
    fields.put(name, value);
    return this;
  }

  /** Writes the line, with the status and how many microseconds it took. */
  public void done(int status) {
    with("status", status).with("micros", (System.nanoTime() - started) / 1000);
    log.line(fields);
  }
}
