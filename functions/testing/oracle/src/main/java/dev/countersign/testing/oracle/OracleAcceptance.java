package dev.countersign.testing.oracle;

import java.time.Duration;

/** Which messages are accepted. A refused one is treated as never said (contract, section 2). */
record OracleAcceptance(OracleVersions versions) {
  private static final Duration AHEAD = Duration.ofMinutes(5);

  boolean accepts(OracleStatement statement) {
    var latest = statement.receivedAt().plus(AHEAD);
    if (!statement.isRetraction() && statement.occurredAt().isAfter(latest)) {
      return false;
    }
    if (versions.all().stream().noneMatch(terms -> terms.sources().contains(statement.source()))) {
      return false;
    }
    var terms = versions.readAt(statement.occurredAt());
    return !terms.sources().getFirst().equals(statement.source()) || isUsable(statement, terms);
  }

  /** A statement that bills needs the price's currency, and the value and dates the terms name. */
  private static boolean isUsable(OracleStatement statement, OracleTerms terms) {
    var currency = statement.currency();
    if (currency != null && !currency.equals(terms.price().currency())) {
      return false;
    }
    if (statement.isRetraction()) {
      return true;
    }
    boolean priced = terms.price().each() != null || statement.value() != null;
    return priced
        && OracleDates.of(statement, terms.holdFrom(), terms.zone()) != null
        && OracleDates.of(statement, terms.clawback().from(), terms.zone()) != null;
  }
}
