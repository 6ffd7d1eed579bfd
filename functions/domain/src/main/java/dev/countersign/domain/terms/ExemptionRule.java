package dev.countersign.domain.terms;

import dev.countersign.domain.ReasonCodes;

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

  /** A rule of the terms' own; its name is the reason. */
  record When(Rule rule) implements ExemptionRule {
    @Override
    public String reason() {
      return rule.name();
    }
  }
}
