package dev.countersign.domain.pricing;

import dev.countersign.domain.ReasonCodes;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.statement.Statement;
import dev.countersign.domain.terms.ExemptionRule;
import dev.countersign.domain.terms.Terms;
import java.util.Optional;

/**
 * Decides whether a session is free. {@code test} and {@code holdout} are always free, whatever the
 * terms say; then come the rules of {@code free_when} in their order.
 */
public final class Exemption {
  private Exemption() {}

  /** The first reason for which the session is free; none if it is charged. */
  public static Optional<String> reason(Statement truth, Session session, Terms terms) {
    var strategy = session.strategy();
    if (session.mode() == Session.Mode.TEST) {
      return Optional.of(ReasonCodes.TEST);
    }
    if (strategy != null && strategy.arm() == Session.Arm.HOLDOUT) {
      return Optional.of(ReasonCodes.HOLDOUT);
    }
    return terms.freeWhen().stream()
        .filter(rule -> applies(rule, truth, session))
        .findFirst()
        .map(ExemptionRule::reason);
  }

  private static boolean applies(ExemptionRule rule, Statement truth, Session session) {
    return switch (rule) {
      case ExemptionRule.HumanHandled human -> session.handledBy() != Session.HandledBy.AGENT;
      case ExemptionRule.When when -> when.condition().holds(truth, session);
    };
  }
}
