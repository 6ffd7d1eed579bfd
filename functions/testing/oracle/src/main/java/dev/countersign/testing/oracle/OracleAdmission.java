package dev.countersign.testing.oracle;

import java.time.Duration;

/** Which messages are taken at all; the others are refused by name, and it is as if never said. */
record OracleAdmission(OracleVersions versions) {
  private static final Duration AHEAD = Duration.ofMinutes(5);

  boolean takes(OracleStatement said) {
    if (!said.takesBack() && said.occurredAt().isAfter(said.receivedAt().plus(AHEAD))) {
      return false;
    }
    if (versions.all().stream().noneMatch(terms -> terms.sources().contains(said.source()))) {
      return false;
    }
    var terms = versions.readAt(said.occurredAt());
    return !terms.sources().getFirst().equals(said.source()) || usable(said, terms);
  }

  /** What bills must be in the terms' currency and say what the terms count by. */
  private static boolean usable(OracleStatement said, OracleTerms terms) {
    if (said.currency() != null && !said.currency().equals(terms.price().currency())) {
      return false;
    }
    if (said.takesBack()) {
      return true;
    }
    boolean priced = terms.price().each() != null || said.value() != null;
    return priced
        && OracleDates.of(said, terms.holdFrom(), terms.zone()) != null
        && OracleDates.of(said, terms.clawback().from(), terms.zone()) != null;
  }
}
