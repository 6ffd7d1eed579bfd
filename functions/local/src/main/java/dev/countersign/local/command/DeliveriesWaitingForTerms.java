package dev.countersign.local.command;

import dev.countersign.domain.TenantId;
import dev.countersign.ledger.Refusals;
import dev.countersign.ledger.Refusals.ItemProblem;
import dev.countersign.ledger.Refusals.RefusedDelivery;
import java.util.List;
import java.util.Set;

/** Finds refused deliveries that new terms may let count. */
final class DeliveriesWaitingForTerms {
  private static final int MOST = 1000;
  private static final Set<String> REASONS = Set.of("no_terms", "source_not_in_terms");

  private DeliveriesWaitingForTerms() {}

  /** Their ids, the oldest first. Which can't be read now is told on standard error. */
  static List<String> of(Refusals refusals, TenantId tenant) {
    var kept = refusals.listing(tenant, MOST);
    var _ = UnreadRefusals.tell(kept);
    return kept.read().reversed().stream()
        .filter(refused -> refused.decidedAt().isEmpty())
        .filter(DeliveriesWaitingForTerms::waits)
        .map(RefusedDelivery::id)
        .toList();
  }

  private static boolean waits(RefusedDelivery refused) {
    return refused.problems().stream()
        .map(ItemProblem::problem)
        .anyMatch(problem -> REASONS.contains(problem.reason()));
  }
}
