package dev.countersign.lambda.http;

import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.TreeMap;

/**
 * One log line for a whole request: what it was, what was answered, why. Never a body, a secret or
 * personal data.
 */
public final class WideLine {
  private static final System.Logger LOG = System.getLogger("countersign.request");

  private final Map<String, String> fields = new TreeMap<>();
  private final long started = System.nanoTime();

  public WideLine(String event) {
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
    LOG.log(
        Level.INFO,
        () ->
            Answers.write(
                    out -> {
                      for (var field : fields.entrySet()) {
                        out.writeStringField(field.getKey(), field.getValue());
                      }
                    })
                .toText());
  }
}
