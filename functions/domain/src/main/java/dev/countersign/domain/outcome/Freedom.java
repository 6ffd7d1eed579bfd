package dev.countersign.domain.outcome;

import dev.countersign.domain.session.Session;
import dev.countersign.domain.terms.FreeRule;
import dev.countersign.domain.terms.Terms;
import java.util.Optional;

/**
 * Why a session's result is not charged, if it is not. The first reason in a fixed order is the one
 * given.
 */
final class Freedom {
  private Freedom() {}

  static Optional<String> reason(Statement truth, Session session, Terms terms) {
    var strategy = session.strategy();
    if (session.mode() == Session.Mode.TEST) {
      return Optional.of(Reasons.TEST);
    }
    if (strategy != null && strategy.arm() == Session.Arm.HOLDOUT) {
      return Optional.of(Reasons.HOLDOUT);
    }
    return terms.freeWhen().stream()
        .filter(rule -> applies(rule, truth, session))
        .findFirst()
        .map(FreeRule::reason);
  }

  private static boolean applies(FreeRule rule, Statement truth, Session session) {
    return switch (rule) {
      case FreeRule.HumanHandled human -> session.handledBy() != Session.HandledBy.AGENT;
      case FreeRule.When when -> when.condition().holds(truth, session);
    };
  }
}
