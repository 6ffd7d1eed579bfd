package dev.countersign.domain.terms;

import dev.countersign.domain.ReasonCodes;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.statement.Statement;

/** A rule of {@code free_when}: a reason for which a session's result is free. */
public sealed interface ExemptionRule {
  /** The reason's word in answers and events. */
  String reason();

  /** The rule {@code human_handled}: a person handled the session, alone or in part. */
  record HumanHandled() implements ExemptionRule {
    @Override
    public String reason() {
      return ReasonCodes.HUMAN_HANDLED;
    }
  }

  /**
   * A rule of the terms' own.
   *
   * @param expression the rule as the terms write it
   * @param condition the rule compiled
   */
  record When(String reason, String expression, Condition condition) implements ExemptionRule {
    /** Two rules are equal if their texts are: compiled rules can't be compared. */
    @Override
    public boolean equals(Object other) {
      return other instanceof When w && w.reason.equals(reason) && w.expression.equals(expression);
    }

    @Override
    public int hashCode() {
      return reason.hashCode() * 31 + expression.hashCode();
    }
  }

  /** A compiled rule. It is pure: the same input always gives the same answer. */
  @FunctionalInterface
  interface Condition {
    /** Whether the session is free. */
    boolean holds(Statement statement, Session session);
  }
}
