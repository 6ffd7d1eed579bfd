package dev.countersign.testing.oracle;

import java.util.function.BiPredicate;

/** A rule of {@code free_when}: its reason, and whether it applies to a truth and a session. */
public record OracleFreeRule(String reason, BiPredicate<OracleStatement, OracleSession> holds) {
  /** The rule {@code human_handled}: a person handled the session, alone or with the agent. */
  public static final OracleFreeRule HUMAN_HANDLED =
      new OracleFreeRule(
          "human_handled", (statement, session) -> session.handledBy() != OracleSession.Hand.AGENT);
}
