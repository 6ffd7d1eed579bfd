package dev.countersign.domain.outcome;

import dev.countersign.domain.money.Money;
import dev.countersign.domain.session.Session;
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
public final class WhatIsOwed {
  private WhatIsOwed() {}

  /**
   * What is owed now.
   *
   * @param billed only tells whether taking back is called Void or Reversed, never the amount
   */
  public static Owed owed(Registers registers, Billed billed, TermsBook book, Instant now) {
    var testimony = Testimony.of(registers, book);
    return testimony
        .truth()
        .map(truth -> owed(truth, testimony, registers, billed, book, now))
        .orElseGet(() -> Unattested.owed(testimony, registers, now));
  }

  private static Owed owed(
      Statement truth,
      Testimony testimony,
      Registers registers,
      Billed billed,
      TermsBook book,
      Instant now) {
    var reading = book.reading(truth.occurredAt());
    Instant deadline = deadline(truth, reading);
    var candidates = Candidates.of(truth, registers, book, deadline);
    if (candidates.qualified().isEmpty()) {
      return withoutSession(candidates, deadline, now);
    }
    var chosen = candidates.chosenBy(reading.attribution(), registers.choice());
    if (chosen.isEmpty()) {
      return waiting(Status.AMBIGUOUS, Reasons.SEVERAL_SESSIONS, deadline, now);
    }
    var terms = book.inForce(chosen.getFirst().startedAt());
    if (terms.isEmpty()) {
      return Owed.nothing(Status.NOT_BILLABLE, Reasons.NO_TERMS, null);
    }
    return new Reckoning(truth, testimony, registers, billed, chosen, terms.get(), now).owed();
  }

  /** The sessions that the truth can mean, by start; empty while there is no truth. */
  public static List<Session> candidates(Registers registers, TermsBook book) {
    return Testimony.of(registers, book)
        .truth()
        .map(truth -> {
          Instant deadline = deadline(truth, book.reading(truth.occurredAt()));
          return Candidates.of(truth, registers, book, deadline).qualified();
        })
        .orElse(List.of());
  }

  private static Instant deadline(Statement truth, Terms reading) {
    return reading.match().patience().after(truth.receivedAt(), reading.zone());
  }

  private static Owed withoutSession(Candidates candidates, Instant deadline, Instant now) {
    var miss = candidates.nearMiss();
    if (candidates.named() == Candidates.Naming.NAMED && miss.isPresent()) {
      return Owed.nothing(Status.NOT_BILLABLE, miss.get(), null);
    }
    return waiting(Status.PARKED, miss.orElse(Reasons.NO_SESSION), deadline, now);
  }

  private static Owed waiting(Status status, String reason, Instant deadline, Instant now) {
    return now.isBefore(deadline)
        ? Owed.nothing(status, reason, deadline)
        : Owed.nothing(Status.LAPSED, reason, null);
  }

  /**
   * The second half: a truth, the sessions chosen for it, and the terms in force when the foremost
   * started.
   */
  private record Reckoning(
      Statement truth,
      Testimony testimony,
      Registers registers,
      Billed billed,
      List<Session> chosen,
      Terms terms,
      Instant now) {

    Owed owed() {
      var paid = chosen.stream().filter(session -> free(session).isEmpty()).toList();
      if (paid.isEmpty()) {
        return nothing(Status.NOT_BILLABLE, free(chosen.getFirst()).orElse(null), null);
      }
      var review = review();
      if (review.isPresent()) {
        return review.get();
      }
      var from = Paths.instant(truth, terms.hold().from().path(), terms.zone());
      if (from.isEmpty()) {
        return nothing(Status.NOT_BILLABLE, Reasons.MISSING_DATE, null);
      }
      Instant holdEnd = terms.hold().span().after(from.get(), terms.zone());
      return Pricing.price(terms.price(), truth)
          .map(price -> priced(price, paid, holdEnd))
          .orElseGet(() -> nothing(Status.NOT_BILLABLE, unpriced(), null));
    }

    private String unpriced() {
      return truth.value() == null ? Reasons.MISSING_VALUE : Reasons.WRONG_CURRENCY;
    }

    /** What a contradiction makes of it, until a person has ruled on all that was said. */
    private Optional<Owed> review() {
      var denied =
          terms.onConflict() == Terms.OnConflict.REVIEW
              ? Testimony.denied(truth, registers, terms)
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
              ? nothing(Status.NOT_BILLABLE, Reasons.RULED_OUT, null)
              : nothing(Status.AMBIGUOUS, Reasons.WITNESS_CONTRADICTS, null));
    }

    private Owed priced(Money price, List<Session> paid, Instant holdEnd) {
      var retraction = testimony.standingRetraction();
      var inEffect = retraction.filter(taken -> !taken.occurredAt().isAfter(now));
      if (inEffect.isPresent()) {
        return takenBack(inEffect.get(), price, paid, holdEnd);
      }
      var notice = retraction.map(Statement::occurredAt);
      if (now.isBefore(holdEnd)) {
        var look = notice.filter(date -> date.isBefore(holdEnd)).orElse(holdEnd);
        return nothing(Status.HELD, null, look);
      }
      return something(Status.BILLABLE, null, price, paid, null, notice.orElse(null));
    }

    private Owed takenBack(Statement taken, Money price, List<Session> paid, Instant holdEnd) {
      var undone = billed.revisions() > 0 ? Status.REVERSED : Status.VOID;
      if (taken.occurredAt().isBefore(holdEnd)) {
        return nothing(undone, taken.reason(), null);
      }
      var refund = Clawbacks.refund(terms, truth, taken.occurredAt(), price);
      var left = price.minus(refund.refund());
      if (!left.isPositive()) {
        return nothing(undone, taken.reason(), null);
      }
      return refund.refund().isPositive()
          ? something(Status.REVERSED, taken.reason(), left, paid, refund, null)
          : something(Status.BILLABLE, null, price, paid, refund, null);
    }

    private Owed nothing(Status status, @Nullable String reason, @Nullable Instant lookAgain) {
      var zero = Money.zero(terms.price().currency());
      var named = Shares.named(chosen, zero);
      return new Owed(status, reason, terms, named, null, null, lookAgain);
    }

    private Owed something(
        Status status,
        @Nullable String reason,
        Money amount,
        List<Session> paid,
        @Nullable Refund refund,
        @Nullable Instant lookAgain) {
      var shares = Shares.of(amount, paid, terms.attribution(), truth.occurredAt(), terms.zone());
      return new Owed(status, reason, terms, shares, amount, refund, lookAgain);
    }

    private Optional<String> free(Session session) {
      return Freedom.reason(truth, session, terms);
    }
  }
}
