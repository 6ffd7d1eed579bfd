package dev.countersign.app.accept;

import dev.countersign.domain.TenantId;
import dev.countersign.domain.acceptance.MonthReview;
import dev.countersign.domain.acceptance.MonthReview.OnSilence;
import dev.countersign.domain.terms.CalendarSpan;
import java.util.Optional;
import java.util.function.Function;

/**
 * What acceptances stand on.
 *
 * @param terms who may accept a tenant's months, and until when
 * @param leaves where answers become leaves
 */
public record AcceptancePorts(
    SealedMonths months, Function<TenantId, AcceptanceTerms> terms, AcceptanceLeaves leaves) {
  /** Where no month is ever sealed, so that nobody can accept one. */
  public static final AcceptancePorts NONE =
      new AcceptancePorts(
          SealedMonths.NONE,
          tenant ->
              new AcceptanceTerms(
                  Optional.empty(), new MonthReview(CalendarSpan.ZERO, OnSilence.OPEN)),
          AcceptanceLeaves.NONE);

  /** Writes down that nobody answered. */
  public NoteSilence noteSilence() {
    return new NoteSilence(months, terms, leaves);
  }
}
