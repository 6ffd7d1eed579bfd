package dev.countersign.testing.oracle.dispute;

import dev.countersign.testing.oracle.OracleLine;
import dev.countersign.testing.oracle.dispute.OracleDispute.State;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether a dispute is opened (disputes.md, section 5, lines 3 to 14).
 *
 * @param kept the dispute that the outcome keeps; none if it keeps none
 */
record OracleOpening(
    OracleQuarrel.Disputed told,
    OracleGround ground,
    OracleLine line,
    OracleBill bill,
    @Nullable OracleDispute kept,
    OracleCalendar calendar,
    OracleGrace grace) {

  /** The word that it is answered with. */
  String word() {
    var named = told.revision();
    if (!bill.exists(ground) || (named != null && named > bill.revisions())) {
      return "unknown_outcome";
    }
    if (OracleDeadlines.clause(line) == null) {
      return "no_disputes";
    }
    boolean isFrozen = grace.lasts(told.toldAt()) && bill.stands() != null;
    if (!isFrozen && bill.revisions() > 0 && line.saysThatNothingIsOwed()) {
      return "settled";
    }
    if (OracleHearing.amount(line, bill, grace, told.toldAt()) == 0) {
      return "not_billed";
    }
    if (kept != null && kept.isUndecided()) {
      return "already_disputed";
    }
    if (wasDecided()) {
      return "decided";
    }
    var stands = bill.stands();
    if (!isFrozen && named != null && (stands == null || stands.revision() != named)) {
      return "settled";
    }
    return stands == null ? inItself() : inItsMonth(calendar.period(told.claim(), stands));
  }

  private boolean wasDecided() {
    var end = kept == null ? null : kept.end();
    return end != null && end.state() != State.WITHDRAWN && OracleBearing.of(kept, line) != null;
  }

  private String inItsMonth(String period) {
    var received = told.receivedAt();
    if (calendar.isAccepted(period, told.claim(), received)) {
      return "accepted";
    }
    var clause = Objects.requireNonNull(OracleDeadlines.clause(line));
    var zone = Objects.requireNonNull(line.terms()).zone();
    return !grace.contains(received) && calendar.isTooLate(period, clause, zone, received)
        ? "too_late"
        : inItself();
  }

  private String inItself() {
    var amount = told.amount();
    if (amount == null) {
      return "opened";
    }
    if (!Objects.equals(amount.currency(), OracleHearing.currency(line, bill, grace, told))) {
      return "wrong_currency";
    }
    return amount.minor() < OracleHearing.amount(line, bill, grace, told.toldAt())
        ? "opened"
        : "not_less";
  }
}
