package dev.countersign.app.delivery;

import dev.countersign.forms.json.JsonOutput;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.SortedMap;

/** Takes the one log line of each request. */
@FunctionalInterface
public interface RequestLog {
  /**
   * Takes a line.
   *
   * @param fields texts, whole numbers and booleans by their names
   */
  void line(SortedMap<String, Object> fields);

  /** As JSON to the logger {@code countersign.request}. */
  static RequestLog toLogger() {
    Logger log = System.getLogger("countersign.request");
    return fields ->
        log.log(
            Level.INFO,
            () ->
                JsonOutput.object(
                        out -> {
                          for (var field : fields.entrySet()) {
                            out.writeFieldName(field.getKey());
                            switch (field.getValue()) {
                              case Long number -> out.writeNumber(number);
                              case Integer number -> out.writeNumber(number);
                              case Boolean flag -> out.writeBoolean(flag);
                              case Object text -> out.writeString(text.toString());
                            }
                          }
                        })
                    .toText());
  }
}
