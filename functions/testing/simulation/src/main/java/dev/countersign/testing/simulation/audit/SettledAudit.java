package dev.countersign.testing.simulation.audit;

import dev.countersign.testing.oracle.OracleAnswer;
import org.jspecify.annotations.Nullable;

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
    checkLast(history.last(), expected, note);
  }

  private static void checkLast(
      @Nullable WrittenEntry last, OracleAnswer expected, AuditFindings note) {
    note.same(
        expected.status(),
        last == null ? OracleAnswer.NO_OUTCOME : last.status(),
        AuditRule.ORDER_IS_NOTHING,
        "the status");
    if (last == null) {
      return;
    }
    note.same(expected.reason(), last.reason(), AuditRule.ORDER_IS_NOTHING, "the reason");
    note.same(
        expected.version(),
        last.terms() == null ? null : WrittenEntry.version(last.terms()),
        AuditRule.VERSION_OF_THE_START,
        "the version of the terms");
    note.same(expected.amount(), last.standingMinor(), AuditRule.ORDER_IS_NOTHING, "the amount");
    note.same(
        expected.shares().stream()
            .map(share -> new AuditedResult.Part(share.session(), share.amount()))
            .toList(),
        last.parts(),
        AuditRule.ORDER_IS_NOTHING,
        "the shares");
  }
}
