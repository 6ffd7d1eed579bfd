package dev.countersign.simulation.oracle.audit;

import java.util.LinkedHashMap;
import java.util.Map;

/** What of one outcome the bus has taken, each event once. */
final class OnTheBus {
  private final Map<String, Result> results = new LinkedHashMap<>();

  /** In the order of coming out: nothing before what it takes back or follows. */
  void add(Result result, Findings note) {
    if (results.putIfAbsent(result.id(), result) != null) {
      return;
    }
    if (result.billable()) {
      note.unless(standing() <= 1, Rule.EVENTS_IN_ORDER, "a second result stands on the bus");
    } else {
      note.unless(
          results.containsKey(String.valueOf(result.reverses())),
          Rule.EVENTS_IN_ORDER,
          "reversed on the bus before it was billed there");
    }
  }

  boolean has(String id) {
    return results.containsKey(id);
  }

  /** The sum in minor units. */
  long net() {
    return results.values().stream().mapToLong(Result::minor).sum();
  }

  private long standing() {
    return results.values().stream().filter(this::stands).count();
  }

  private boolean stands(Result result) {
    return result.billable()
        && results.values().stream().noneMatch(other -> result.id().equals(other.reverses()));
  }
}
