package dev.countersign.testing.oracle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Answers what must stand billed by the contract, from the sets of what was stated, recorded and
 * resolved. It is pure, and shares nothing with the product.
 */
public final class Oracle {
  private Oracle() {}

  /** What must stand at {@code now}, once all that is due by then is settled and published. */
  public static OracleAnswer at(OracleCase known, Instant now) {
    throw new UnsupportedOperationException();
  }

  /**
   * The verdict on a statement that is told at {@code now}.
   *
   * @param before all that was known before it
   */
  public static OracleVerdict verdict(OracleCase before, OracleStatement told, Instant now) {
    throw new UnsupportedOperationException();
  }

  /**
   * Why a statement is refused: {@code from_the_future}, {@code out_of_range}, {@code
   * source_not_in_terms} or {@code wrong_currency}; none if it is accepted.
   */
  public static @Nullable String refusal(OracleCase known, OracleStatement told) {
    throw new UnsupportedOperationException();
  }
}
