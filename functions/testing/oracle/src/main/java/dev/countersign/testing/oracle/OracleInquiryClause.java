package dev.countersign.testing.oracle;

/**
 * What the terms say of missing results (disputes.md, section 2).
 *
 * @param answer how long the payer has
 * @param silence what no answer means
 */
public record OracleInquiryClause(OracleSpan answer, Silence silence) {
  /** The clause of which nothing is said. */
  public static final OracleInquiryClause DEFAULT =
      new OracleInquiryClause(OracleSpan.of("P30D"), Silence.DECLINED);

  /** What becomes of an inquiry that nobody answers. */
  public enum Silence {
    DECLINED,
    OWED
  }
}
