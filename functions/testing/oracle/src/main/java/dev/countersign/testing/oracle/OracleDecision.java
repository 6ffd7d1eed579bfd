package dev.countersign.testing.oracle;

import dev.countersign.testing.oracle.OracleAnswer.Refund;
import dev.countersign.testing.oracle.OracleLine.Row;
import dev.countersign.testing.oracle.OracleRulings.Settled;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The answer where a version governs (contract, section 8, lines 1 and 11 to 25). */
final class OracleDecision {
  private final OracleCase known;
  private final OracleKept kept;
  private final OracleReading reading;
  private final OracleTerms terms;
  private final OracleTruth truth;
  private final Instant now;
  private final OracleRulings rulings;
  private final OracleFreedom freedom;
  private final OracleShares shares;
  private final @Nullable Instant holdEnd;

  OracleDecision(OracleCase known, OracleKept kept, OracleReading reading, Instant now) {
    this.known = known;
    this.kept = kept;
    this.reading = reading;
    this.terms = reading.terms();
    this.truth = Objects.requireNonNull(reading.fold().truth());
    this.now = now;
    this.rulings = OracleRulings.of(known.rulings(), truth);
    this.freedom = OracleFreedom.of(reading.chosen(), truth, terms.freeWhen());
    this.shares = new OracleShares(reading.chosen(), freedom.reasons(), terms, truth);
    this.holdEnd = OracleDates.holdEnd(truth, terms);
  }

  OracleLine line() {
    var merge = reading.fold().merge();
    if (merge != null) {
      return earlier(merge, nothing(Oracle.takenBack(known), "merged", merge.into()));
    }
    if (freedom.failed() != null && rulings.rules() != Settled.STANDS) {
      return earlier(null, ruleFailed(freedom.failed()));
    }
    if (freedom.isEverySessionFree()) {
      return earlier(null, nothing("NotBillable", freedom.reasons().getFirst(), null));
    }
    if (holdEnd == null || OracleDates.isOneMissing(truth, terms)) {
      return earlier(null, nothing("NotBillable", "missing_date", null));
    }
    var prices = OraclePrices.of(reading, pricing(), holdEnd);
    var wrong = prices.wrong();
    if (wrong == null) {
      return priced(prices, holdEnd);
    }
    return earlier(
        null,
        wrong.failed() == null
            ? nothing("NotBillable", Objects.requireNonNull(wrong.problem()).reason(), null)
            : ruleFailed(wrong.failed()));
  }

  /**
   * One of the lines 1 to 21.
   *
   * @param takesBack the retraction or merge that counts; none of a line that looks at none
   */
  private OracleLine earlier(@Nullable OracleStatement takesBack, OracleAnswer answer) {
    var counts = takesBack == null ? inEffect().min(OracleFold.EARLIEST).orElse(null) : takesBack;
    var at = counts == null ? truth.occurredAt() : counts.occurredAt();
    return OracleLine.earlier(answer, terms, truth.firstReceivedAt(), at).heldUntil(holdEnd);
  }

  private Stream<OracleStatement> inEffect() {
    return reading.fold().retractions().stream().filter(one -> !one.occurredAt().isAfter(now));
  }

  /** Lines 11 and 14, where no ruling says that it stands. */
  private OracleAnswer ruleFailed(String rule) {
    return rulings.rules() == Settled.FALLS
        ? nothing("NotBillable", "ruled_out", null)
        : nothing("Ambiguous", "rule_failed", rule);
  }

  private OraclePricing pricing() {
    var failures =
        rulings.rules() == Settled.STANDS
            ? OraclePricing.Failures.PASS
            : OraclePricing.Failures.STOP;
    return new OraclePricing(terms.prices(), reading.chosen().getFirst(), failures);
  }

  /** Lines 19 to 25. */
  private OracleLine priced(OraclePrices prices, Instant holdEnd) {
    var inEffect = inEffect().toList();
    var early =
        inEffect.stream()
            .filter(one -> one.occurredAt().isBefore(holdEnd))
            .min(OracleFold.EARLIEST)
            .orElse(null);
    if (early != null) {
      return earlier(early, nothing(Oracle.takenBack(known), early.reason(), null));
    }
    var takenBack = new OracleTakenBack(terms, prices, now);
    var retraction = inEffect.isEmpty() ? null : takenBack.counts(inEffect);
    if (retraction != null && takenBack.left(retraction) == 0) {
      return earlier(retraction, clawedBack(Oracle.takenBack(known), retraction, takenBack));
    }
    var contradictedAt =
        new OracleContradiction(reading, truth, prices.refunds(), holdEnd, kept, now).at();
    if (contradictedAt != null) {
      switch (rulings.contradiction(contradictedAt)) {
        case NOTHING -> {
          return earlier(null, nothing("Ambiguous", "witness_contradicts", null));
        }
        case FALLS -> {
          return earlier(null, nothing("NotBillable", "ruled_out", null));
        }
        case STANDS -> {}
      }
    }
    return last(prices, holdEnd, retraction, takenBack);
  }

  /** Lines 22 to 25. */
  private OracleLine last(
      OraclePrices prices,
      Instant holdEnd,
      @Nullable OracleStatement retraction,
      OracleTakenBack takenBack) {
    if (retraction != null) {
      return takenBack.refund(retraction) == 0
          ? last(
              Row.NOTHING_BACK, clawedBack("Billable", retraction, takenBack), prices, retraction)
          : last(
              Row.PARTLY_BACK, clawedBack("Reversed", retraction, takenBack), prices, retraction);
    }
    return now.isBefore(holdEnd)
        ? last(Row.HELD, nothing("Held", null, null), prices, null)
        : last(Row.BILLED, answered("Billable", null, null, prices.at(now), null), prices, null);
  }

  private OracleLine last(
      Row row, OracleAnswer answer, OraclePrices prices, @Nullable OracleStatement retraction) {
    var since = prices.since(now);
    var dated = since == null ? truth.occurredAt() : since;
    return new OracleLine(
        answer,
        row,
        terms,
        truth.firstReceivedAt(),
        holdEnd,
        retraction == null ? dated : retraction.occurredAt(),
        row == Row.HELD ? OracleShares.sum(shares.of(prices.at(now))) : answer.amount(),
        new OracleLine.Chosen(shares, prices, retraction));
  }

  /** Lines 20, 22 and 23. */
  private OracleAnswer clawedBack(
      String status, OracleStatement retraction, OracleTakenBack takenBack) {
    int place = OracleRefunds.place(terms, retraction.reason());
    var refund = new Refund(place < 0 ? null : place, takenBack.refund(retraction));
    var reason = status.equals("Billable") ? null : retraction.reason();
    return answered(status, reason, null, takenBack.left(retraction), refund);
  }

  private OracleAnswer nothing(String status, @Nullable String reason, @Nullable String detail) {
    return answered(status, reason, detail, 0, null);
  }

  private OracleAnswer answered(
      String status,
      @Nullable String reason,
      @Nullable String detail,
      long amount,
      @Nullable Refund refund) {
    var shares = this.shares.of(amount);
    return new OracleAnswer(
        status,
        reason,
        detail,
        terms.version(),
        terms.version(),
        OracleShares.sum(shares),
        terms.prices().getFirst().currency(),
        shares,
        refund,
        status.equals("Held") ? holdEnd : null,
        reading.mayChoose());
  }
}
