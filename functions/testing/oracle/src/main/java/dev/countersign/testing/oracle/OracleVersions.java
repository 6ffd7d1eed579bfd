package dev.countersign.testing.oracle;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The versions of the terms, by time. */
record OracleVersions(List<OracleTerms> all) {

  /** The newest that was in force then; none before the first. */
  @Nullable OracleTerms inForce(Instant at) {
    return all.stream()
        .filter(terms -> !terms.effectiveFrom().isAfter(at))
        .max(Comparator.comparing(OracleTerms::effectiveFrom))
        .orElse(null);
  }

  /** By which something of that time is read: the one in force, before the first the first. */
  OracleTerms readAt(Instant at) {
    var inForce = inForce(at);
    return inForce != null
        ? inForce
        : all.stream().min(Comparator.comparing(OracleTerms::effectiveFrom)).orElseThrow();
  }
}
