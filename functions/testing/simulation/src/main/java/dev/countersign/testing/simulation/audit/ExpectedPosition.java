package dev.countersign.testing.simulation.audit;

import dev.countersign.testing.oracle.OracleAnswer;
import dev.countersign.testing.oracle.OracleSession;
import dev.countersign.testing.oracle.OracleTerms;
import dev.countersign.testing.oracle.dispute.OracleStanding;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Where an entry's outcome must stand by what it keeps. */
final class ExpectedPosition {
  /** After a restore an outcome may know nothing any more; the oracle then knows no outcome. */
  private static final OracleAnswer NOT_ATTESTED =
      new OracleAnswer(
          "Parked", "not_attested", null, null, null, 0, null, List.of(), null, null, Set.of());

  private ExpectedPosition() {}

  static OracleAnswer of(WrittenEntry entry, List<OracleTerms> versions) {
    var registers = entry.registers();
    if (entry.isOfASession()) {
      var known = entry.known(versions);
      return standing(entry).ofClaim(entry.claim(), known, session(entry), entry.at());
    }
    return registers.statements().isEmpty()
        ? NOT_ATTESTED
        : standing(entry).ofOutcome(entry.known(versions), entry.at());
  }

  /** With the dispute and the inquiry that it keeps. */
  static OracleStanding standing(WrittenEntry entry) {
    var registers = entry.registers();
    var grace = registers.grace();
    return new OracleStanding(
        registers.dispute(), registers.inquiry(), grace == null ? null : grace.until());
  }

  private static OracleSession session(WrittenEntry entry) {
    var id = entry.claim().substring(entry.claim().indexOf("/!/") + 3);
    return Objects.requireNonNull(entry.registers().sessions().get(id), id);
  }
}
