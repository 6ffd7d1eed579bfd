package dev.countersign.domain.terms;

import dev.countersign.domain.session.Session;
import dev.countersign.domain.statement.Statement;

/** A reason for which the terms don't charge. */
public sealed interface ExemptionRule {
  /** The word for it in answers, the page and the events. */
  String reason();

  /** A person handled the session, alone or in part. */
  record HumanHandled() implements ExemptionRule {
    @Override
    public String reason() {
      return "human_handled";
    }
  }

  /** A condition of the terms' own. */
  record When(String reason, String expression, Condition condition) implements ExemptionRule {
    /** Two rules are the same when their texts are. */
    @Override
    public boolean equals(Object other) {
      return other instanceof When w && w.reason.equals(reason) && w.expression.equals(expression);
    }

    @Override
    public int hashCode() {
      return reason.hashCode() * 31 + expression.hashCode();
    }
  }

  /** Pure: the same statement and session always give the same answer. */
  @FunctionalInterface
  interface Condition {
    boolean holds(Statement statement, Session session);
  }
}
