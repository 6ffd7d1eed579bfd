package dev.countersign.domain.pricing;

import dev.countersign.domain.ReasonCodes;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.statement.Truth;
import dev.countersign.domain.terms.ExemptionRule;
import dev.countersign.domain.terms.Rule;
import dev.countersign.domain.terms.Terms;

/**
 * Whether a session is free. {@code holdout} is always free, whatever the terms say; then come the
 * rules of {@code free_when} in their order.
 */
public sealed interface Exemption {
  /** It is charged. */
  record Charged() implements Exemption {}

  /** It is free, for the first reason that applies. */
  record Free(String reason) implements Exemption {}

  /** A rule before the first that applies can't be told. */
  record Untold(String rule) implements Exemption {}

  /** Decides by the rules of these terms. */
  static Exemption of(Truth truth, Session session, Terms terms, FailingRules failing) {
    var strategy = session.strategy();
    if (strategy != null && strategy.arm() == Session.Arm.HOLDOUT) {
      return new Free(ReasonCodes.HOLDOUT);
    }
    for (ExemptionRule rule : terms.freeWhen()) {
      switch (finding(rule, truth, session)) {
        case HOLDS -> {
          return new Free(rule.reason());
        }
        case FAILED -> {
          if (failing == FailingRules.ARE_AMBIGUOUS) {
            return new Untold(rule.reason());
          }
        }
        case DOES_NOT_HOLD -> {}
      }
    }
    return new Charged();
  }

  private static Rule.Finding finding(ExemptionRule rule, Truth truth, Session session) {
    return switch (rule) {
      case ExemptionRule.HumanHandled human ->
          session.handledBy() == Session.HandledBy.AGENT
              ? Rule.Finding.DOES_NOT_HOLD
              : Rule.Finding.HOLDS;
      case ExemptionRule.When when -> when.rule().of(truth, session);
    };
  }
}
