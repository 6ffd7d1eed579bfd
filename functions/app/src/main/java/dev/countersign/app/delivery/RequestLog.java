package dev.countersign.app.delivery;

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
}
