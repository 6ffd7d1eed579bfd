package dev.countersign.testing.oracle;

import org.jspecify.annotations.Nullable;

/**
 * What the terms say of disputes (disputes.md, section 2).
 *
 * @param open how long after its month was closed a line can be disputed
 * @param answer how long the seller has
 * @param decide how long the arbiter has
 * @param sellerSilent what no answer means
 * @param undecided what no ruling means
 * @param arbiter the source that rules; none if any source of resolutions does
 */
public record OracleDisputeClause(
    OracleSpan open,
    OracleSpan answer,
    OracleSpan decide,
    Silence sellerSilent,
    Silence undecided,
    Meanwhile meanwhile,
    @Nullable String arbiter) {
  /** The clause of which nothing is said. */
  public static final OracleDisputeClause DEFAULT =
      new OracleDisputeClause(
          OracleSpan.of("P30D"),
          OracleSpan.of("P10D"),
          OracleSpan.of("P30D"),
          Silence.FALLS,
          Silence.STANDS,
          Meanwhile.BILLED,
          null);

  /** What becomes of a line of which nobody says anything. */
  public enum Silence {
    FALLS,
    STANDS
  }

  /** What becomes of a line that is billed, until its dispute ends. */
  public enum Meanwhile {
    BILLED,
    WITHHELD
  }
}
