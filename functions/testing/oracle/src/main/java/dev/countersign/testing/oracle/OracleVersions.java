package dev.countersign.testing.oracle;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All versions of the terms (contract, section 5). */
record OracleVersions(List<OracleTerms> all) {

  /** The version in force at a time; none before the first. */
  @Nullable OracleTerms inForce(Instant at) {
    return all.stream()
        .filter(terms -> !terms.effectiveFrom().isAfter(at))
        .max(Comparator.comparing(OracleTerms::effectiveFrom))
        .orElse(null);
  }

  /** The version that reads something of that date: the one in force then, else the first. */
  OracleTerms readAt(Instant at) {
    var inForce = inForce(at);
    return inForce != null
        ? inForce
        : all.stream().min(Comparator.comparing(OracleTerms::effectiveFrom)).orElseThrow();
  }
}
