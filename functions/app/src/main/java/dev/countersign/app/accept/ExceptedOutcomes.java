package dev.countersign.app.accept;

import dev.countersign.domain.TenantId;
import java.time.Instant;
import java.util.List;

/** Disputes the outcomes that a payer's acceptance names: {@code docs/disputes.md}, section 4. */
@FunctionalInterface
public interface ExceptedOutcomes {
  /** Where nothing can be disputed. */
  ExceptedOutcomes NONE = (tenant, given, now) -> List.of();

  /**
   * Disputes each outcome that the answer excepts; durable when it returns. Repeating it completes
   * what an earlier try left undone, and changes nothing of what that did.
   *
   * @param given a payer's answer that was recorded
   * @param now when it is decided
   * @return what became of each, in the order of the outcomes' ids; empty where it excepts none
   * @throws dev.countersign.domain.failure.OperationFailed where it has to be tried again
   */
  List<ExceptedOutcome> dispute(TenantId tenant, RecordedAnswer given, Instant now);
}
