package dev.countersign.testing.oracle;

import dev.countersign.testing.oracle.OracleAnswer.Refund;
import dev.countersign.testing.oracle.OracleAnswer.Share;
import dev.countersign.testing.oracle.OracleRulings.Settled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
    this.holdEnd = holdEnd(truth, terms);
  }

  /** When the hold ends; none if the truth lacks its date. */
  private static @Nullable Instant holdEnd(OracleTruth truth, OracleTerms terms) {
    if (terms.hold() == null) {
      return truth.occurredAt();
    }
    var from = OracleDates.of(truth, terms.hold().from(), terms.zone());
    return from == null ? null : terms.hold().span().from(from, terms.zone());
  }

  OracleAnswer answer() {
    var merge = reading.fold().merge();
    if (merge != null) {
      return nothing(Oracle.takenBack(known), "merged", merge.into());
    }
    if (freedom.failed() != null && rulings.rules() != Settled.STANDS) {
      return ruleFailed(freedom.failed());
    }
    if (freedom.isEverySessionFree()) {
      return nothing("NotBillable", freedom.reasons().getFirst(), null);
    }
    if (holdEnd == null || isADateMissing()) {
      return nothing("NotBillable", "missing_date", null);
    }
    var prices = OraclePrices.of(reading, pricing(), holdEnd);
    var wrong = prices.wrong();
    if (wrong == null) {
      return priced(prices, holdEnd);
    }
    return wrong.failed() == null
        ? nothing("NotBillable", Objects.requireNonNull(wrong.problem()).reason(), null)
        : ruleFailed(wrong.failed());
  }

  /** Lines 11 and 14, where no ruling says that it stands. */
  private OracleAnswer ruleFailed(String rule) {
    return rulings.rules() == Settled.FALLS
        ? nothing("NotBillable", "ruled_out", null)
        : nothing("Ambiguous", "rule_failed", rule);
  }

  private boolean isADateMissing() {
    return (terms.lock() != null && isMissing(terms.lock().from()))
        || terms.clawback().stream()
            .anyMatch(rule -> rule.looksAtADate() && isMissing(rule.from()));
  }

  private boolean isMissing(String date) {
    return OracleDates.of(truth, date, terms.zone()) == null;
  }

  private OraclePricing pricing() {
    var failures =
        rulings.rules() == Settled.STANDS
            ? OraclePricing.Failures.PASS
            : OraclePricing.Failures.STOP;
    return new OraclePricing(terms.prices(), reading.chosen().getFirst(), failures);
  }

  /** Lines 19 to 25. */
  private OracleAnswer priced(OraclePrices prices, Instant holdEnd) {
    var inEffect =
        reading.fold().retractions().stream()
            .filter(one -> !one.occurredAt().isAfter(now))
            .toList();
    var early =
        inEffect.stream()
            .filter(one -> one.occurredAt().isBefore(holdEnd))
            .min(OracleFold.EARLIEST)
            .orElse(null);
    if (early != null) {
      return nothing(Oracle.takenBack(known), early.reason(), null);
    }
    var takenBack = new OracleTakenBack(terms, prices, now);
    var retraction = inEffect.isEmpty() ? null : takenBack.counts(inEffect);
    if (retraction != null && takenBack.left(retraction) == 0) {
      return clawedBack(Oracle.takenBack(known), retraction, takenBack);
    }
    var contradictedAt =
        new OracleContradiction(reading, truth, prices.refunds(), holdEnd, kept, now).at();
    if (contradictedAt != null) {
      switch (rulings.contradiction(contradictedAt)) {
        case NOTHING -> {
          return nothing("Ambiguous", "witness_contradicts", null);
        }
        case FALLS -> {
          return nothing("NotBillable", "ruled_out", null);
        }
        case STANDS -> {}
      }
    }
    if (retraction != null) {
      var status = takenBack.refund(retraction) == 0 ? "Billable" : "Reversed";
      return clawedBack(status, retraction, takenBack);
    }
    return now.isBefore(holdEnd)
        ? nothing("Held", null, null)
        : answered("Billable", null, null, prices.at(now), null);
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
    var shares = shares(amount);
    return new OracleAnswer(
        status,
        reason,
        detail,
        terms.version(),
        terms.version(),
        shares.stream().mapToLong(Share::amount).sum(),
        terms.prices().getFirst().currency(),
        shares,
        refund,
        status.equals("Held") ? holdEnd : null,
        reading.mayChoose());
  }

  /** The parts of the free sessions are not owed. While nothing is owed no share has a reason. */
  private List<Share> shares(long amount) {
    var chosen = reading.chosen();
    var parts = OracleSplit.of(amount, chosen, terms, truth.occurredAt());
    var shares = new ArrayList<Share>();
    for (int i = 0; i < chosen.size(); i++) {
      var free = freedom.reasons().get(i);
      shares.add(new Share(chosen.get(i).id(), free == null ? parts.get(i) : 0, free));
    }
    return shares.stream().anyMatch(one -> one.amount() > 0)
        ? shares
        : shares.stream().map(one -> new Share(one.session(), 0, null)).toList();
  }
}
