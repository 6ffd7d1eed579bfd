package dev.countersign.domain.history;

import dev.countersign.domain.Digest;
import dev.countersign.domain.EventId;
import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.ReasonCodes;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.billing.Assessment;
import dev.countersign.domain.billing.BillingState;
import dev.countersign.domain.billing.OutcomeAssessor;
import dev.countersign.domain.billing.ResultEvent;
import dev.countersign.domain.dispute.Dispute;
import dev.countersign.domain.dispute.DisputeEnd.EndedBy;
import dev.countersign.domain.matching.OutcomeReading;
import dev.countersign.domain.statement.Statement;
import dev.countersign.domain.terms.TermsBook;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What settled a dispute by the terms, and what was done: {@code docs/disputes.md}, section 5.
 *
 * @param status where the outcome stands without the dispute
 * @param statementOrNull digest of the retraction or merge that counts, if one does
 * @param sessionOrNull the session that is free, for the reason, if one is
 * @param reversalOrNull the newest result that took something back, if anything was
 * @param standsOrNull the result that stands in its place, if one does
 */
public record SettledBy(
    OutcomeStatus status,
    @Nullable String reasonOrNull,
    @Nullable Digest statementOrNull,
    @Nullable SessionId sessionOrNull,
    @Nullable EventId reversalOrNull,
    @Nullable EventId standsOrNull) {

  /**
   * What settled the dispute that this entry answers or ends.
   *
   * @param book the terms of the outcome's type
   * @return none where the terms settled none
   */
  public static Optional<SettledBy> of(Entry entry, TermsBook book) {
    return isSettled(entry) ? Optional.of(told(entry, book)) : Optional.empty();
  }

  private static boolean isSettled(Entry entry) {
    return entry.trace() instanceof Stimulus.Trace.Disputed said
        ? said.verdict() == DisputeVerdict.SETTLED || endedByTerms(entry)
        : endedByTerms(entry);
  }

  private static boolean endedByTerms(Entry entry) {
    return entry
        .registers()
        .dispute()
        .flatMap(Dispute::end)
        .filter(end -> end.by() == EndedBy.TERMS)
        .isPresent();
  }

  private static SettledBy told(Entry entry, TermsBook book) {
    var reading =
        OutcomeReading.of(entry.registers().withDispute(null), book, entry.at());
    var billed = entry.billed();
    var table = OutcomeAssessor.assess(reading, billed);
    Statement by = table.takenBackByOrNull();
    var standing = billed.standing().map(BillingState.StandingResult::event);
    int takenBack = standing.isPresent() ? billed.revisions() - 1 : billed.revisions();
    return new SettledBy(
        table.status(),
        table.reasonOrNull(),
        by == null ? null : by.evidence(),
        freeOrNull(reading, table),
        takenBack == 0 ? null : reversal(entry, takenBack),
        standing.orElse(null));
  }

  private static EventId reversal(Entry entry, int revision) {
    return ResultEvent.idOf(
        entry.tenant(), entry.claim(), revision, ResultEvent.Kind.REVERSAL);
  }

  private static @Nullable SessionId freeOrNull(OutcomeReading reading, Assessment table) {
    boolean free =
        table.status() == OutcomeStatus.NOT_BILLABLE
            && table
                .reason()
                .filter(reason ->
                    reason.equals(ReasonCodes.HOLDOUT)
                        || reading.terms().freeWhen().stream()
                            .anyMatch(rule -> rule.reason().equals(reason)))
                .isPresent();
    return free && !reading.chosen().isEmpty() ? reading.chosen().getFirst().id() : null;
  }
}
