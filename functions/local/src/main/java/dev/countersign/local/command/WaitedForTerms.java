package dev.countersign.local.command;

import dev.countersign.domain.TenantId;
import dev.countersign.ledger.Refusals;
import dev.countersign.ledger.Refusals.Placed;
import dev.countersign.ledger.Refusals.Refused;
import java.util.List;
import java.util.Set;

/** Kept deliveries that new terms may let count, the oldest first. */
final class WaitedForTerms {
  private static final int MOST = 1000;
  private static final Set<String> REASONS = Set.of("no_terms", "source_not_in_terms");

  private WaitedForTerms() {}

  /** Their ids. */
  static List<String> of(Refusals refusals, TenantId tenant) {
    return refusals.list(tenant, MOST).reversed().stream()
        .filter(refused -> refused.decidedAt().isEmpty())
        .filter(WaitedForTerms::waited)
        .map(Refused::id)
        .toList();
  }

  private static boolean waited(Refused refused) {
    return refused.problems().stream()
        .map(Placed::problem)
        .anyMatch(problem -> REASONS.contains(problem.reason()));
  }
}
