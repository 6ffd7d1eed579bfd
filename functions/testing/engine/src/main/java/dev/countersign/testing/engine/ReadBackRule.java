package dev.countersign.testing.engine;

import java.time.Duration;
import java.util.Set;

/**
 * What an engine can be asked.
 *
 * @param stale how old what it shows is; a document's search is as old
 */
public record ReadBackRule(Set<Way> ways, Duration stale) {
  public ReadBackRule {
    ways = Set.copyOf(ways);
  }

  /** A line by its key, sums, and documents by reference, each as it is now. */
  public static ReadBackRule all() {
    return new ReadBackRule(Set.of(Way.values()), Duration.ZERO);
  }

  /** Nothing. */
  public static ReadBackRule none() {
    return new ReadBackRule(Set.of(), Duration.ZERO);
  }

  /** A way to ask. */
  public enum Way {
    BY_ID,
    SUMS,
    DOCUMENTS
  }
}
