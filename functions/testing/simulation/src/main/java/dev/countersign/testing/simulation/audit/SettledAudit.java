package dev.countersign.testing.simulation.audit;

import dev.countersign.testing.oracle.OracleAnswer;

/** Whether an outcome of which nothing is outstanding stands as the oracle says. */
final class SettledAudit {
  private SettledAudit() {}

  /** Compares the history and what the bus has of it with what the oracle expects. */
  static void check(
      AuditedHistory history, BusAudit bus, OracleAnswer expected, AuditFindings note) {
    for (WrittenEntry entry : history.entries()) {
      for (AuditedResult result : entry.results()) {
        note.unless(
            bus.has(result.id()),
            AuditRule.EVENTS_ARE_THE_HISTORY,
            "never published: " + result.id());
      }
    }
    note.same(expected.amount(), bus.net(), AuditRule.ONE_RESULT_STANDS, "what stands billed");
    var last = history.last();
    if (last == null) {
      note.same(
          expected.status(), OracleAnswer.NO_OUTCOME, AuditRule.ORDER_IS_NOTHING, "the status");
      return;
    }
    for (var difference : PositionAudit.differences(last.withoutResults(), expected)) {
      note.unless(false, difference.rule(), "in the end, " + difference.what());
    }
  }
}
