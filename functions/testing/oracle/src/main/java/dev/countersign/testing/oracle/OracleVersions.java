package dev.countersign.testing.oracle;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All versions of the terms, the newest first (contract, sections 2 and 6). */
record OracleVersions(List<OracleTerms> newestFirst) {

  static OracleVersions of(List<OracleTerms> all) {
    return new OracleVersions(
        all.size() == 1
            ? all
            : all.stream()
                .sorted(Comparator.comparing(OracleTerms::effectiveFrom).reversed())
                .toList());
  }

  /** The version in force at a time; none before the first. */
  @Nullable OracleTerms inForce(Instant at) {
    for (var terms : newestFirst) {
      if (!terms.effectiveFrom().isAfter(at)) {
        return terms;
      }
    }
    return null;
  }

  /** The version whose {@code match} reads a truth of that date: in force then, else the first. */
  OracleTerms matching(Instant occurredAt) {
    var inForce = inForce(occurredAt);
    return inForce == null ? newestFirst.getLast() : inForce;
  }

  /** Whether some version takes a value in this currency. */
  boolean take(String currency) {
    for (var terms : newestFirst) {
      for (var price : terms.prices()) {
        if (takes(price, currency)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean takes(OraclePrice price, String currency) {
    return !(price.kind() instanceof OraclePrice.Percent percent)
        || !percent.of().equals("value")
        || percent.rate() != null
        || currency.equals(price.currency());
  }

  /** Whether some version names it, as a source or as one that succeeds or is succeeded. */
  boolean name(String source) {
    for (var terms : newestFirst) {
      if (terms.sources().contains(source) || isInSuccession(source, terms.succeeds())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isInSuccession(String source, Map<String, List<String>> succeeds) {
    return !succeeds.isEmpty()
        && (succeeds.containsKey(source)
            || succeeds.values().stream().anyMatch(list -> list.contains(source)));
  }

  /** Whether no source succeeds another one in any version. */
  boolean haveNoSuccession() {
    for (var terms : newestFirst) {
      if (!terms.succeeds().isEmpty()) {
        return false;
      }
    }
    return true;
  }
}
