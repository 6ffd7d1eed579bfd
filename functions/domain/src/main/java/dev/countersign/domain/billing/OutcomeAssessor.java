package dev.countersign.domain.billing;

import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.ReasonCodes;
import dev.countersign.domain.matching.CandidateSessions;
import dev.countersign.domain.matching.PrevailingStatements;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.pricing.Apportionment;
import dev.countersign.domain.pricing.Exemption;
import dev.countersign.domain.pricing.PriceCalculation;
import dev.countersign.domain.pricing.Refund;
import dev.countersign.domain.pricing.RefundCalculation;
import dev.countersign.domain.registers.OutcomeRegisters;
import dev.countersign.domain.registers.Ruling;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.statement.Statement;
import dev.countersign.domain.statement.StatementPaths;
import dev.countersign.domain.terms.Terms;
import dev.countersign.domain.terms.TermsBook;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is owed for an outcome, from what it knows, its terms and the time. Pure: the order and
 * number of what came don't matter, since the registers don't keep them.
 */
public final class OutcomeAssessor {
  private OutcomeAssessor() {}

  /**
   * What is owed now.
   *
   * @param billed only tells whether taking back is called Void or Reversed, never the amount
   */
  public static Assessment assess(
      OutcomeRegisters registers, BillingState billed, TermsBook book, Instant now) {
    var testimony = PrevailingStatements.of(registers, book);
    return testimony
        .truth()
        .map(truth -> owed(truth, testimony, registers, billed, book, now))
        .orElseGet(() -> UnattestedAssessment.owed(testimony, registers, now));
  }

  private static Assessment owed(
      Statement truth,
      PrevailingStatements testimony,
      OutcomeRegisters registers,
      BillingState billed,
      TermsBook book,
      Instant now) {
    var reading = book.reading(truth.occurredAt());
    Instant deadline = deadline(truth, reading);
    var candidates = CandidateSessions.of(truth, registers, book, deadline);
    if (candidates.qualified().isEmpty()) {
      return withoutSession(candidates, deadline, now);
    }
    var chosen = candidates.chosenBy(reading.attribution(), registers.choice());
    if (chosen.isEmpty()) {
      return waiting(OutcomeStatus.AMBIGUOUS, ReasonCodes.SEVERAL_SESSIONS, deadline, now);
    }
    var terms = book.inForce(chosen.getFirst().startedAt());
    if (terms.isEmpty()) {
      return Assessment.nothing(OutcomeStatus.NOT_BILLABLE, ReasonCodes.NO_TERMS, null);
    }
    return new SessionAssessment(truth, testimony, registers, billed, chosen, terms.get(), now)
        .owed();
  }

  /** The sessions that the truth can mean, by start; empty while there is no truth. */
  public static List<Session> candidates(OutcomeRegisters registers, TermsBook book) {
    return PrevailingStatements.of(registers, book)
        .truth()
        .map(truth -> {
          Instant deadline = deadline(truth, book.reading(truth.occurredAt()));
          return CandidateSessions.of(truth, registers, book, deadline).qualified();
        })
        .orElse(List.of());
  }

  private static Instant deadline(Statement truth, Terms reading) {
    return reading.match().patience().after(truth.receivedAt(), reading.zone());
  }

  private static Assessment withoutSession(
      CandidateSessions candidates, Instant deadline, Instant now) {
    var miss = candidates.nearMiss();
    if (candidates.named() == CandidateSessions.Naming.NAMED && miss.isPresent()) {
      return Assessment.nothing(OutcomeStatus.NOT_BILLABLE, miss.get(), null);
    }
    return waiting(OutcomeStatus.PARKED, miss.orElse(ReasonCodes.NO_SESSION), deadline, now);
  }

  private static Assessment waiting(
      OutcomeStatus status, String reason, Instant deadline, Instant now) {
    return now.isBefore(deadline)
        ? Assessment.nothing(status, reason, deadline)
        : Assessment.nothing(OutcomeStatus.LAPSED, reason, null);
  }

  /**
   * The second half: a truth, the sessions chosen for it, and the terms in force when the foremost
   * started.
   */
  private record SessionAssessment(
      Statement truth,
      PrevailingStatements testimony,
      OutcomeRegisters registers,
      BillingState billed,
      List<Session> chosen,
      Terms terms,
      Instant now) {

    Assessment owed() {
      var paid = chosen.stream().filter(session -> free(session).isEmpty()).toList();
      if (paid.isEmpty()) {
        return nothing(OutcomeStatus.NOT_BILLABLE, free(chosen.getFirst()).orElse(null), null);
      }
      var review = review();
      if (review.isPresent()) {
        return review.get();
      }
      var from = StatementPaths.instant(truth, terms.hold().from().path(), terms.zone());
      if (from.isEmpty()) {
        return nothing(OutcomeStatus.NOT_BILLABLE, ReasonCodes.MISSING_DATE, null);
      }
      Instant holdEnd = terms.hold().span().after(from.get(), terms.zone());
      return PriceCalculation.price(terms.price(), truth)
          .map(price -> priced(price, paid, holdEnd))
          .orElseGet(() -> nothing(OutcomeStatus.NOT_BILLABLE, unpriced(), null));
    }

    private String unpriced() {
      return truth.value() == null ? ReasonCodes.MISSING_VALUE : ReasonCodes.WRONG_CURRENCY;
    }

    /** What a contradiction makes of it, until a person has ruled on all that was said. */
    private Optional<Assessment> review() {
      var denied =
          terms.onConflict() == Terms.OnConflict.REVIEW
              ? PrevailingStatements.denied(truth, registers, terms)
              : Optional.<Instant>empty();
      if (denied.isEmpty()) {
        return Optional.empty();
      }
      var ruling = registers.ruling().filter(made -> !made.at().isBefore(denied.get()));
      if (ruling.filter(made -> made.finding() == Ruling.Finding.STANDS).isPresent()) {
        return Optional.empty();
      }
      boolean falls = ruling.filter(made -> !made.at().isBefore(truth.statedAt())).isPresent();
      return Optional.of(
          falls
              ? nothing(OutcomeStatus.NOT_BILLABLE, ReasonCodes.RULED_OUT, null)
              : nothing(OutcomeStatus.AMBIGUOUS, ReasonCodes.WITNESS_CONTRADICTS, null));
    }

    private Assessment priced(Money price, List<Session> paid, Instant holdEnd) {
      var retraction = testimony.standingRetraction();
      var inEffect = retraction.filter(taken -> !taken.occurredAt().isAfter(now));
      if (inEffect.isPresent()) {
        return takenBack(inEffect.get(), price, paid, holdEnd);
      }
      var notice = retraction.map(Statement::occurredAt);
      if (now.isBefore(holdEnd)) {
        var look = notice.filter(date -> date.isBefore(holdEnd)).orElse(holdEnd);
        return nothing(OutcomeStatus.HELD, null, look);
      }
      return something(OutcomeStatus.BILLABLE, null, price, paid, null, notice.orElse(null));
    }

    private Assessment takenBack(
        Statement taken, Money price, List<Session> paid, Instant holdEnd) {
      var undone = billed.revisions() > 0 ? OutcomeStatus.REVERSED : OutcomeStatus.VOID;
      if (taken.occurredAt().isBefore(holdEnd)) {
        return nothing(undone, taken.reason(), null);
      }
      var refund = RefundCalculation.refund(terms, truth, taken.occurredAt(), price);
      var left = price.minus(refund.refund());
      if (!left.isPositive()) {
        return nothing(undone, taken.reason(), null);
      }
      return refund.refund().isPositive()
          ? something(OutcomeStatus.REVERSED, taken.reason(), left, paid, refund, null)
          : something(OutcomeStatus.BILLABLE, null, price, paid, refund, null);
    }

    private Assessment nothing(
        OutcomeStatus status, @Nullable String reason, @Nullable Instant lookAgain) {
      var zero = Money.zero(terms.price().currency());
      var named = Apportionment.named(chosen, zero);
      return new Assessment(status, reason, terms, named, null, null, lookAgain);
    }

    private Assessment something(
        OutcomeStatus status,
        @Nullable String reason,
        Money amount,
        List<Session> paid,
        @Nullable Refund refund,
        @Nullable Instant lookAgain) {
      var shares =
          Apportionment.of(amount, paid, terms.attribution(), truth.occurredAt(), terms.zone());
      return new Assessment(status, reason, terms, shares, amount, refund, lookAgain);
    }

    private Optional<String> free(Session session) {
      return Exemption.reason(truth, session, terms);
    }
  }
}
