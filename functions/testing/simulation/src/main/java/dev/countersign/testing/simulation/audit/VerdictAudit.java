package dev.countersign.testing.simulation.audit;

import dev.countersign.testing.oracle.Oracle;
import dev.countersign.testing.oracle.OracleTerms;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the verdict that an entry gives on its statement is the contract's. */
final class VerdictAudit {
  private VerdictAudit() {}

  /**
   * Checks an entry against the one before.
   *
   * @param before none of a new outcome
   * @param books what the terms may be: one of them must give the verdict
   */
  static void check(
      @Nullable WrittenEntry before,
      WrittenEntry entry,
      List<List<OracleTerms>> books,
      AuditFindings note) {
    var said = entry.said();
    var told = entry.stated();
    if (said == null || told == null || !entry.registers().foldedUpTo().isEmpty()) {
      return;
    }
    List<RegisteredStatement> kept = before == null ? List.of() : before.registers().statements();
    var verdicts =
        books.stream()
            .map(book -> Oracle.verdict(entry.known(book, kept), told, entry.at()).word())
            .toList();
    note.unless(
        verdicts.contains(said.verdict()),
        AuditRule.VERDICT_OF_THE_FOLD,
        "the verdict on " + said.message() + ": " + said.verdict() + ", not " + verdicts);
  }
}
