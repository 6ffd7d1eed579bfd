package dev.countersign.testing.simulation.audit;

import dev.countersign.testing.oracle.OracleStatement;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Where the contract can be read in two ways: both are taken until it says which is right. */
final class Unsettled {
  /**
   * The same truth, begun or stated at another time, is told as nothing new or as something new.
   */
  private static final Set<List<String>> VERDICTS =
      Set.of(
          List.of("superseded", "accepted"),
          List.of("superseded", "not_refundable"),
          List.of("duplicate", "accepted"),
          List.of("duplicate", "superseded"),
          List.of("accepted", "duplicate"),
          List.of("accepted", "not_refundable"));

  private Unsettled() {}

  /** Whether the verdict may be either. */
  static boolean isVerdict(String given, String wanted, OracleStatement told, Instant now) {
    var from = told.effectiveAt();
    return VERDICTS.contains(List.of(given, wanted)) || (from != null && from.isAfter(now));
  }
}
