package dev.countersign.testing.oracle;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a fold gives (contract, section 5).
 *
 * @param truth none if nothing was attested or restated
 * @param notes what was noted, the newest of each fact
 * @param notedValue the newest value that was noted
 * @param retractions those since the truth began, in order
 * @param merge the newest since the truth began
 * @param locked those that it passed over
 */
record OracleFold(
    State state,
    @Nullable OracleTruth truth,
    Map<String, @Nullable Object> notes,
    @Nullable OracleValue notedValue,
    List<OracleStatement> retractions,
    @Nullable OracleStatement merge,
    List<OracleStatement> locked) {

  /** The earliest that happened; at a tie the one that was stated first, then the lesser digest. */
  static final Comparator<OracleStatement> EARLIEST =
      Comparator.comparing(OracleStatement::occurredAt)
          .thenComparing(OracleStatement::orderedBy)
          .thenComparing(OracleStatement::digest);

  /** Where a fact is. */
  enum State {
    NOTHING,
    STANDS,
    TAKEN_BACK
  }

  static OracleFold of(List<OracleStatement> read, OracleTerms terms) {
    return new OracleFolding(terms, terms.lock()).over(read);
  }

  static OracleFold withoutLock(List<OracleStatement> read, OracleTerms terms) {
    return new OracleFolding(terms, null).over(read);
  }
}
