package dev.countersign.testing.oracle.acceptance;

import java.time.Instant;
import java.util.Set;

/**
 * What the payer says about a sealed month (month.md, section 11).
 *
 * @param message names the message
 * @param root of the month that the payer means
 * @param outcomes those that are not accepted
 * @param receivedAt when it was received
 */
public record OracleAcceptance(
    String message, String root, Answer answer, Set<String> outcomes, Instant receivedAt) {
  public OracleAcceptance {
    outcomes = Set.copyOf(outcomes);
  }

  /** The payer's answer. */
  public enum Answer {
    ACCEPTED,
    ACCEPTED_EXCEPT,
    REFUSED
  }

  boolean saysTheSameAs(OracleAcceptance other) {
    return answer == other.answer && outcomes.equals(other.outcomes);
  }
}
