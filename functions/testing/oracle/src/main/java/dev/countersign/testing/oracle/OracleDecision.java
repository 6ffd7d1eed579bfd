package dev.countersign.testing.oracle;

import dev.countersign.testing.oracle.OracleAnswer.Refund;
import dev.countersign.testing.oracle.OracleAnswer.Share;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The answer where a version governs (contract, section 8, from line 10). */
final class OracleDecision {
  private final OracleCase known;
  private final OracleKept kept;
  private final OracleReading reading;
  private final OracleTerms terms;
  private final OracleTruth truth;
  private final Instant now;
  private final @Nullable OracleRuling ruling;
  private final OracleFreedom freedom;
  private final @Nullable Instant holdEnd;
  private final OraclePrices prices;

  OracleDecision(OracleCase known, OracleKept kept, OracleReading reading, Instant now) {
    this.known = known;
    this.kept = kept;
    this.reading = reading;
    this.terms = reading.terms();
    this.truth = Objects.requireNonNull(reading.fold().truth());
    this.now = now;
    this.ruling =
        known.rulings().stream().reduce((a, b) -> b.at().isAfter(a.at()) ? b : a).orElse(null);
    this.freedom = OracleFreedom.of(reading.chosen(), truth, terms.freeWhen());
    this.holdEnd = holdEnd(truth, terms);
    var failures = settlesRules() ? OraclePricing.Failures.PASS : OraclePricing.Failures.STOP;
    var pricing = new OraclePricing(terms.prices(), reading.chosen().getFirst(), failures);
    this.prices = OraclePrices.of(reading, pricing, holdEnd);
  }

  /** When the hold ends; none if the truth lacks its date. */
  static @Nullable Instant holdEnd(OracleTruth truth, OracleTerms terms) {
    if (terms.hold() == null) {
      return truth.occurredAt();
    }
    var from = OracleDates.of(truth, terms.hold().from(), terms.zone());
    return from == null ? null : terms.hold().span().from(from, terms.zone());
  }

  OracleAnswer answer() {
    if (freedom.failed() != null && !settlesRules()) {
      return nothing("Ambiguous", "rule_failed", freedom.failed());
    }
    if (freedom.isEverySessionFree()) {
      return nothing("NotBillable", freedom.reasons().getFirst(), null);
    }
    var contradictedAt = new OracleContradiction(reading, truth, prices, holdEnd, kept, now).at();
    if (contradictedAt != null && !settles(contradictedAt)) {
      return nothing("Ambiguous", "witness_contradicts", null);
    }
    if (falls() && (contradictedAt != null || aRuleFails())) {
      return nothing("NotBillable", "ruled_out", null);
    }
    if (holdEnd == null || isADateMissing()) {
      return nothing("NotBillable", "missing_date", null);
    }
    var worst = prices.worst();
    if (worst != null) {
      var detail = worst == OraclePriced.Problem.RULE_FAILED ? prices.failed() : null;
      return nothing(worst.status(), worst.reason(), detail);
    }
    return priced(holdEnd);
  }

  /** Whether a ruling settles rules that fail. */
  private boolean settlesRules() {
    return ruling != null && !ruling.at().isBefore(truth.statedAt());
  }

  private boolean aRuleFails() {
    return settlesRules() && (freedom.failed() != null || prices.failed() != null);
  }

  private boolean falls() {
    return ruling != null && ruling.finding() == OracleRuling.Finding.FALLS;
  }

  /** Whether nothing is left to look at: a finding that it falls must know the truth. */
  private boolean settles(Instant contradictedAt) {
    return ruling != null
        && !ruling.at().isBefore(contradictedAt)
        && (!falls() || !ruling.at().isBefore(truth.statedAt()));
  }

  private boolean isADateMissing() {
    return (terms.lock() != null && isMissing(terms.lock().from()))
        || terms.clawback().stream().anyMatch(rule -> isMissing(rule.from()));
  }

  private boolean isMissing(String date) {
    return OracleDates.of(truth, date, terms.zone()) == null;
  }

  private OracleAnswer priced(Instant holdEnd) {
    var merge = reading.fold().merge();
    if (merge != null) {
      return nothing(takenBack(), "merged", merge.into());
    }
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
      return nothing(takenBack(), early.reason(), null);
    }
    if (!inEffect.isEmpty()) {
      return clawedBack(inEffect);
    }
    return now.isBefore(holdEnd)
        ? nothing("Held", null, null)
        : something("Billable", null, prices.at(now), null);
  }

  private OracleAnswer clawedBack(List<OracleStatement> inEffect) {
    var takenBack = new OracleTakenBack(terms, prices);
    var retraction = takenBack.counts(inEffect);
    long sum = takenBack.refund(retraction);
    long left = takenBack.left(retraction);
    int place = OracleRefunds.place(terms, retraction.reason());
    var refund = new Refund(place < 0 ? null : place, sum);
    if (left == 0) {
      return answered(takenBack(), retraction.reason(), null, 0, refund);
    }
    return sum == 0
        ? something("Billable", null, left, refund)
        : something("Reversed", retraction.reason(), left, refund);
  }

  private String takenBack() {
    return known.published() > 0 ? "Reversed" : "Void";
  }

  private OracleAnswer nothing(String status, @Nullable String reason, @Nullable String detail) {
    return answered(status, reason, detail, 0, null);
  }

  private OracleAnswer something(
      String status, @Nullable String reason, long amount, @Nullable Refund refund) {
    return answered(status, reason, null, amount, refund);
  }

  /** The parts of the free sessions are not owed. */
  private OracleAnswer answered(
      String status,
      @Nullable String reason,
      @Nullable String detail,
      long amount,
      @Nullable Refund refund) {
    var chosen = reading.chosen();
    var parts = OracleSplit.of(amount, chosen, terms, truth.occurredAt());
    var shares = new ArrayList<Share>();
    long owed = 0;
    for (int i = 0; i < chosen.size(); i++) {
      var free = freedom.reasons().get(i);
      long part = free == null ? parts.get(i) : 0;
      owed += part;
      shares.add(new Share(chosen.get(i).id(), part, free));
    }
    return new OracleAnswer(
        status,
        reason,
        detail,
        terms.version(),
        terms.version(),
        owed,
        terms.prices().getFirst().currency(),
        shares,
        refund,
        status.equals("Held") ? holdEnd : null,
        reading.mayChoose());
  }
}
