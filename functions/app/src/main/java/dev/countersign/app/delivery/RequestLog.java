package dev.countersign.app.delivery;

import java.util.SortedMap;

/** Where the one line of each request goes. */
@FunctionalInterface
public interface RequestLog {
  /**
   * Writes it.
   *
   * @param fields texts, whole numbers and booleans by their names
   */
  void line(SortedMap<String, Object> fields);
}
