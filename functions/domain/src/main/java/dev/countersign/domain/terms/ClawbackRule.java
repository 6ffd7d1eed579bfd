package dev.countersign.domain.terms;

import java.util.Set;

/**
 * How much goes back for some reasons.
 *
 * @param reasons the retractions' reasons that it is for; for all others if there are none
 */
public record ClawbackRule(Set<String> reasons, Clawback clawback) {
  public ClawbackRule {
    reasons = Set.copyOf(reasons);
  }

  /** A clawback for every reason. */
  public static ClawbackRule forAll(Clawback clawback) {
    return new ClawbackRule(Set.of(), clawback);
  }
}
