package dev.countersign.app.dispute;

import dev.countersign.domain.Claim;
import dev.countersign.domain.EventId;
import dev.countersign.domain.OutcomeId;
import dev.countersign.domain.TenantId;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds what messages about disputes and inquiries name. What only another tenant has is answered
 * like what nobody has. Every method may throw {@link
 * dev.countersign.domain.failure.OperationFailed}.
 */
public interface LineNames {
  /** The outcome of this id, once something of it was published. */
  Optional<NamedResult> outcome(TenantId tenant, OutcomeId outcome);

  /**
   * The {@code billable} result event of this id, once it was published; none of a reversal's.
   */
  Optional<NamedResult> event(TenantId tenant, EventId event);

  /**
   * The {@code billable} result that the entry published whose leaf a month has.
   *
   * @param key the leaf's, such as {@code E/out_…/000002/…}; a text of any other form is of no leaf
   * @return none where the month has no such leaf, or its entry published no billable
   */
  Optional<NamedResult> line(TenantId tenant, YearMonth month, String key);

  /**
   * The claim under which a dispute or an inquiry was recorded; found as soon as the message that
   * opened it was answered.
   *
   * @param id {@code dsp_…} or {@code inq_…}; a text of any other form is of none
   */
  Optional<Claim> question(TenantId tenant, String id);

  /**
   * What was named.
   *
   * @param revisionOrNull of the result that was named; none where the outcome was
   */
  record NamedResult(Claim claim, @Nullable Integer revisionOrNull) {}
}
