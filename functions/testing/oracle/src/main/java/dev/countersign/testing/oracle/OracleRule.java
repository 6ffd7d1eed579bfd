package dev.countersign.testing.oracle;

/** A rule of the terms' own, told of a truth and a session. */
@FunctionalInterface
public interface OracleRule {
  /** The rule {@code human_handled}: a person handled the session, alone or with the agent. */
  OracleRule HUMAN_HANDLED =
      (truth, session) ->
          session.handledBy() == OracleSession.Hand.AGENT ? Holds.FALSE : Holds.TRUE;

  /** Whether it holds. */
  Holds test(OracleTruth truth, OracleSession session);

  /** What a rule gives. */
  enum Holds {
    /** It gives {@code true}. */
    TRUE,
    /** It gives {@code false} or nothing. */
    FALSE,
    /** It can't be evaluated, or gives anything else. */
    FAILED
  }
}
