package dev.countersign.domain.terms;

import dev.countersign.domain.session.Session;
import dev.countersign.domain.statement.Truth;

/**
 * A rule of the terms' own over a truth and a session.
 *
 * @param name how a person is told of it: the reason of a {@code free_when} rule, {@code price[1]}
 *     for the second price of a list
 * @param expression the rule as the terms write it
 * @param condition the rule compiled
 */
public record Rule(String name, String expression, Condition condition) {
  /** A compiled rule. It is pure: the same input always gives the same answer. */
  @FunctionalInterface
  public interface Condition {
    /** What the rule says of this truth and this session. */
    Finding of(Truth truth, Session session);
  }

  /** What a rule says. */
  public enum Finding {
    /** It gives {@code true}. */
    HOLDS,
    /** It gives {@code false} or nothing. */
    DOES_NOT_HOLD,
    /** It can't be evaluated on this input, or gives something that is no boolean. */
    FAILED
  }

  /** What the rule says of this truth and this session. */
  public Finding of(Truth truth, Session session) {
    return condition.of(truth, session);
  }

  /** Two rules are equal if their texts are: compiled rules can't be compared. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Rule rule
        && rule.name.equals(name)
        && rule.expression.equals(expression);
  }

  @Override
  public int hashCode() {
    return name.hashCode() * 31 + expression.hashCode();
  }
}
