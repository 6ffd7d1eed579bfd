package dev.countersign.testing.oracle;

import java.util.function.BiPredicate;

/** A reason for which a session's result is free, and whether it holds. */
public record OracleFreeRule(String reason, BiPredicate<OracleStatement, OracleSession> holds) {
  /** The terms' word {@code human_handled}: a person alone, or person and agent. */
  public static final OracleFreeRule HUMAN_HANDLED =
      new OracleFreeRule(
          "human_handled", (said, session) -> session.handledBy() != OracleSession.Hand.AGENT);
}
