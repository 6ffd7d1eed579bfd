package dev.countersign.app.delivery;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.SortedMap;

/** Where the one line of each request goes. */
@FunctionalInterface
public interface RequestLog {
  void line(SortedMap<String, String> fields);

  /** As JSON to the logger {@code countersign.request}. */
  static RequestLog toLogger() {
    Logger log = System.getLogger("countersign.request");
    return fields ->
        log.log(
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
