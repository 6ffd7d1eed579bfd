package dev.countersign.testing.oracle;

/** A rule of {@code free_when}: its reason, and when it applies. */
public record OracleFreeRule(String reason, OracleRule rule) {
  /** The rule {@code human_handled}. */
  public static final OracleFreeRule HUMAN_HANDLED =
      new OracleFreeRule("human_handled", OracleRule.HUMAN_HANDLED);
}
