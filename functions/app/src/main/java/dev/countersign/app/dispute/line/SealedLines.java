package dev.countersign.app.dispute.line;

import dev.countersign.app.accept.AcceptanceTerms;
import dev.countersign.app.accept.SealedMonths;
import dev.countersign.app.dispute.MonthsOfLines;
import dev.countersign.app.month.LinePlaces;
import dev.countersign.domain.OutcomeId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.acceptance.SealedRoot;
import dev.countersign.domain.dispute.LineMonth;
import dev.countersign.ledger.StoredEntry;
import java.time.Instant;
import java.time.YearMonth;
import java.util.function.Function;

/**
 * Says how the months stand that billed lines, by their sealed files and what was answered about
 * them.
 */
public final class SealedLines implements MonthsOfLines {
  private final LinePlaces places;
  private final SealedMonths sealed;
  private final Function<TenantId, AcceptanceTerms> terms;

  /**
   * Over these ports.
   *
   * @param terms until when a tenant's months may be answered about, and what no answer means
   */
  public SealedLines(
      LinePlaces places, SealedMonths sealed, Function<TenantId, AcceptanceTerms> terms) {
    this.places = places;
    this.sealed = sealed;
    this.terms = terms;
  }

  /** The sealed file's beginning and its answers are read once each, beside the index. */
  @Override
  public LineMonth of(StoredEntry last, Instant receivedAt) {
    var entry = last.entry();
    return places
        .of(last)
        .flatMap(month ->
            sealed
                .find(entry.tenant(), month)
                .map(head -> of(head, entry.tenant(), month, entry.outcome(), receivedAt)))
        .orElseGet(LineMonth.Unsealed::new);
  }

  private LineMonth of(
      SealedRoot head,
      TenantId tenant,
      YearMonth month,
      OutcomeId outcome,
      Instant receivedAt) {
    var answers = sealed.answers(tenant, month).answers();
    return answers.accepts(outcome, head, terms.apply(tenant).review(), receivedAt)
        ? new LineMonth.Accepted()
        : new LineMonth.Sealed(head.closedAt());
  }
}
