package dev.countersign.domain.history;

import dev.countersign.domain.Claim;
import dev.countersign.domain.Problem;
import dev.countersign.domain.billing.OutcomeAssessor;
import dev.countersign.domain.inquiry.HeardUnder;
import dev.countersign.domain.inquiry.Inquiry;
import dev.countersign.domain.inquiry.InquiryType;
import dev.countersign.domain.matching.OutcomeReading;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.terms.TermsBook;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a result can be asked for: {@code docs/disputes.md}, section 11.
 *
 * @param claim under which it is asked for
 */
record InquiryCheck(Claim claim, TermsBook book) {

  /** Whether it is asked for by itself: the session claims it, and the wait has ended. */
  boolean isDue(Session session, Instant now) {
    return session.claims(claim.type())
        && book.inForce(session.startedAt())
            .filter(terms -> terms.inquiry().isPresent())
            .filter(terms -> !now.isBefore(Inquiry.endOfWait(terms, session)))
            .isPresent();
  }

  /** Why the seller can't ask for it, if it can't. */
  Optional<Problem> problem(Session session, @Nullable HeardUnder heard, Optional<Inquiry> there) {
    var terms = book.inForce(session.startedAt());
    if (terms.isEmpty()) {
      return Optional.of(InquiryProblems.NO_TERMS);
    }
    if (terms.get().inquiry().isEmpty()) {
      return Optional.of(InquiryProblems.NO_INQUIRIES);
    }
    if (there.isPresent()) {
      return there.map(InquiryProblems::already);
    }
    if (!session.claims(claim.type())) {
      return Optional.of(InquiryProblems.NOT_CLAIMED);
    }
    return Optional.ofNullable(heard).map(InquiryProblems::heard);
  }

  /** Why the seller can't ask about an outcome, if it can't. */
  static Optional<Problem> problem(
      InquiryStimulus.AskedAbout asked, OutcomeReading before, NextEntry next) {
    if (before.rank() == OutcomeReading.Rank.BEFORE_ALL_VERSIONS) {
      return Optional.of(InquiryProblems.ofOutcome(InquiryProblems.NO_TERMS));
    }
    if (before.terms().inquiry().isEmpty()) {
      return Optional.of(InquiryProblems.ofOutcome(InquiryProblems.NO_INQUIRIES));
    }
    var there =
        before
            .registers()
            .inquiry()
            .filter(kept ->
                kept.isOpen()
                    || kept.isUntracked()
                    || kept.id().equals(asked.said().opens(next.tenant())));
    if (there.isPresent()) {
      return there.map(InquiryProblems::already).map(InquiryProblems::ofOutcome);
    }
    var billed = next.billed();
    var table = OutcomeAssessor.assess(DisputeTime.withoutDispute(before), billed);
    boolean hasLine = DisputedLine.of(before, table, billed).isPresent();
    if (asked.type() == InquiryType.INCORRECT) {
      return hasLine ? Optional.empty() : Optional.of(InquiryProblems.notBilled(table));
    }
    if (before.version().truth().isEmpty()) {
      return Optional.of(InquiryProblems.NOT_ATTESTED);
    }
    return hasLine ? Optional.of(InquiryProblems.BILLED) : Optional.empty();
  }
}
