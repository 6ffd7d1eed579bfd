package dev.countersign.app.deliver.reconcile;

import dev.countersign.app.deliver.reconcile.BilledFinding.Kind;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what was looked at and what was found, by its words. Thread-safe. */
public final class BilledTally {
  private final SortedMap<String, Integer> counts = new TreeMap<>();

  synchronized void add(String what, int more) {
    if (more > 0) {
      counts.merge(what, more, Integer::sum);
    }
  }

  void add(BilledFinding finding) {
    add(finding.kind().word(), 1);
    add(finding.follows().word(), 1);
  }

  /** How often each thing was seen. */
  public synchronized SortedMap<String, Integer> counts() {
    return new TreeMap<>(counts);
  }

  /** How often this was found. */
  public synchronized int count(Kind kind) {
    return counts.getOrDefault(kind.word(), 0);
  }
}
