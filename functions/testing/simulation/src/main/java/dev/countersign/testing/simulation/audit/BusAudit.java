package dev.countersign.testing.simulation.audit;

import java.util.LinkedHashMap;
import java.util.Map;

/** The results of one outcome that the bus has taken, each once. */
final class BusAudit {
  private final Map<String, AuditedResult> results = new LinkedHashMap<>();

  /** The bus took a result: nothing may come before what it takes back or follows. */
  void add(AuditedResult result, AuditFindings note) {
    if (results.putIfAbsent(result.id(), result) != null) {
      return;
    }
    if (result.billable()) {
      note.unless(standing() <= 1, AuditRule.EVENTS_IN_ORDER, "a second result stands on the bus");
    } else {
      note.unless(
          results.containsKey(String.valueOf(result.reverses())),
          AuditRule.EVENTS_IN_ORDER,
          "reversed on the bus before it was billed there");
    }
  }

  boolean has(String id) {
    return results.containsKey(id);
  }

  /** The sum in minor units. */
  long net() {
    return results.values().stream().mapToLong(AuditedResult::minor).sum();
  }

  private long standing() {
    return results.values().stream().filter(this::stands).count();
  }

  private boolean stands(AuditedResult result) {
    return result.billable()
        && results.values().stream().noneMatch(other -> result.id().equals(other.reverses()));
  }
}
