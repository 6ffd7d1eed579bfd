package dev.countersign.testing.oracle;

import dev.countersign.testing.oracle.OracleAnswer.Share;
import dev.countersign.testing.oracle.OracleTerms.OnConflict;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The answer for a truth whose sessions are chosen (contract, section 8, from line 10).
 *
 * @param chosen the foremost first
 * @param terms the governing version
 * @param candidates as in {@link OracleAnswer#candidates}
 */
record OracleDecision(
    OracleCase known,
    OracleStatements statements,
    OracleStatement truth,
    List<OracleSession> chosen,
    OracleTerms terms,
    Set<String> candidates,
    Instant now) {

  OracleAnswer answer() {
    var paid = chosen.stream().filter(session -> free(session) == null).toList();
    if (paid.isEmpty()) {
      return nothing("NotBillable", free(chosen.getFirst()));
    }
    var contradicted = contradicted();
    if (contradicted != null) {
      return contradicted;
    }
    var holdEnd = holdEnd(truth, terms);
    if (holdEnd == null) {
      return nothing("NotBillable", "missing_date");
    }
    if (isOtherCurrency(truth, terms)) {
      return nothing("NotBillable", "wrong_currency");
    }
    var price = OracleAmounts.price(terms.price(), truth);
    return price == null ? nothing("NotBillable", "missing_value") : priced(price, paid, holdEnd);
  }

  private OracleAnswer priced(long price, List<OracleSession> paid, Instant holdEnd) {
    var retraction = statements.retractionOf(truth);
    if (retraction == null || retraction.occurredAt().isAfter(now)) {
      return now.isBefore(holdEnd)
          ? nothing("Held", null)
          : something("Billable", null, price, paid);
    }
    long refund =
        retraction.occurredAt().isBefore(holdEnd)
            ? price
            : OracleAmounts.refund(terms, truth, retraction.occurredAt(), price);
    if (refund == price) {
      return nothing(known.published() > 0 ? "Reversed" : "Void", retraction.reason());
    }
    return refund == 0
        ? something("Billable", null, price, paid)
        : something("Reversed", retraction.reason(), price - refund, paid);
  }

  private @Nullable String free(OracleSession session) {
    if (session.mode() == OracleSession.Mode.TEST) {
      return "test";
    }
    if (session.arm() == OracleSession.Arm.HOLDOUT) {
      return "holdout";
    }
    return terms.freeWhen().stream()
        .filter(rule -> rule.holds().test(truth, session))
        .map(OracleFreeRule::reason)
        .findFirst()
        .orElse(null);
  }

  /** What a contradiction makes of it; none if there is none, or a ruling says that it stands. */
  private @Nullable OracleAnswer contradicted() {
    var contradictedAt =
        terms.onConflict() == OnConflict.REVIEW ? statements.contradictedAt(truth, terms) : null;
    if (contradictedAt == null) {
      return null;
    }
    var ruling = known.rulings().stream().max(Comparator.comparing(OracleRuling::at)).orElse(null);
    if (ruling == null || ruling.at().isBefore(contradictedAt)) {
      return nothing("Ambiguous", "witness_contradicts");
    }
    if (ruling.finding() == OracleRuling.Finding.STANDS) {
      return null;
    }
    return ruling.at().isBefore(truth.orderedBy())
        ? nothing("Ambiguous", "witness_contradicts")
        : nothing("NotBillable", "ruled_out");
  }

  private OracleAnswer nothing(String status, @Nullable String reason) {
    var shares = chosen.stream().map(session -> new Share(session.id(), 0)).toList();
    return answered(status, reason, 0, shares);
  }

  private OracleAnswer something(
      String status, @Nullable String reason, long amount, List<OracleSession> paid) {
    return answered(
        status, reason, amount, OracleSplit.of(amount, paid, terms, truth.occurredAt()));
  }

  private OracleAnswer answered(
      String status, @Nullable String reason, long amount, List<Share> shares) {
    var currency = terms.price().currency();
    return new OracleAnswer(status, reason, amount, currency, shares, terms.version(), candidates);
  }

  /** None if the truth lacks the date that the hold counts from. */
  static @Nullable Instant holdEnd(OracleStatement truth, OracleTerms terms) {
    var from = OracleDates.of(truth, terms.holdFrom(), terms.zone());
    return from == null ? null : terms.holdFor().from(from, terms.zone());
  }

  /** A percentage of a value in another currency is no price. */
  private static boolean isOtherCurrency(OracleStatement truth, OracleTerms terms) {
    var price = terms.price();
    return price.each() == null
        && truth.currency() != null
        && !truth.currency().equals(price.currency());
  }

  /** None if the price is a percentage and the truth has no value in its currency. */
  static @Nullable Long price(OracleStatement truth, OracleTerms terms) {
    return isOtherCurrency(truth, terms) ? null : OracleAmounts.price(terms.price(), truth);
  }

  /** The most that this truth can be billed by these terms at {@code now}. */
  static long atMost(OracleStatement truth, OracleTerms terms, Instant now) {
    var holdEnd = holdEnd(truth, terms);
    var price = price(truth, terms);
    return holdEnd == null || price == null || now.isBefore(holdEnd) ? 0 : price;
  }
}
