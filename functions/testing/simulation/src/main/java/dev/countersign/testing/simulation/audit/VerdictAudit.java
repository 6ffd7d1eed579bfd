package dev.countersign.testing.simulation.audit;

import dev.countersign.testing.oracle.Oracle;
import dev.countersign.testing.oracle.OracleTerms;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the verdict that an entry gives on its statement is the contract's. */
final class VerdictAudit {
  private static final String NOT_REFUNDABLE = "not_refundable";
  private static final String ACCEPTED = "accepted";

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
            .map(book -> {
              var word = Oracle.verdict(entry.known(book, kept), told, entry.at()).word();
              return word.equals(NOT_REFUNDABLE) && isInDispute(entry, book) ? ACCEPTED : word;
            })
            .toList();
    note.unless(
        verdicts.contains(said.verdict()),
        AuditRule.VERDICT_OF_THE_FOLD,
        "the verdict on " + said.message() + ": " + said.verdict() + ", not " + verdicts);
  }

  /** Whether a dispute comes before the line by which nothing goes back (21a and 21b). */
  private static boolean isInDispute(WrittenEntry entry, List<OracleTerms> book) {
    var dispute = entry.registers().dispute();
    var expected = ExpectedPosition.of(entry, book);
    return dispute != null
        && dispute.code().equals(expected.detail())
        && !expected.status().equals("Billable");
  }
}
