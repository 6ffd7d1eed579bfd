package dev.countersign.testing.oracle.dispute;

import dev.countersign.testing.oracle.OracleDisputeClause.Meanwhile;
import dev.countersign.testing.oracle.OracleLine;
import dev.countersign.testing.oracle.dispute.OracleDispute.By;
import dev.countersign.testing.oracle.dispute.OracleDispute.State;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a dispute bears on an outcome (disputes.md, section 8). */
record OracleBearing(OracleDispute dispute, OracleLine line) {

  /** None if the dispute doesn't bear. */
  static @Nullable OracleBearing of(@Nullable OracleDispute dispute, OracleLine line) {
    if (dispute == null || OracleDeadlines.clause(line) == null || line.table().version() == null) {
      return null;
    }
    var first = line.firstReceivedAt();
    var end = dispute.end();
    return first == null
            || first.isAfter(dispute.receivedAt())
            || (end != null && end.by() == By.TERMS)
        ? null
        : new OracleBearing(dispute, line);
  }

  boolean isEarly() {
    return line.holdEnd() != null && dispute.receivedAt().isBefore(line.holdEnd());
  }

  boolean isWithheld() {
    return Objects.requireNonNull(OracleDeadlines.clause(line)).meanwhile() == Meanwhile.WITHHELD;
  }

  /** Line 21a: why it fell; none if it didn't, or has an amount. */
  @Nullable String whyItFell() {
    var end = dispute.end();
    if (end == null || end.state() != State.FALLS || end.amount() != null) {
      return null;
    }
    return switch (end.by()) {
      case SELLER -> "conceded";
      case ARBITER -> "ruled_out";
      case SILENCE -> dispute.answeredAt() == null ? "unanswered" : "undecided";
      case PAYER, TERMS -> throw new IllegalStateException("falls by " + end.by());
    };
  }

  /** Line 21b. */
  boolean holdsIt() {
    return dispute.isUndecided() && (isEarly() || (isWithheld() && dispute.amount() == null));
  }

  /** What is owed is lowered to this; none if it isn't lowered. */
  @Nullable Long lowersTo() {
    var end = dispute.end();
    if (end != null) {
      return end.amount() == null ? null : left(end.amount(), Objects.requireNonNull(end.saidAt()));
    }
    return isWithheld() && !isEarly() && dispute.amount() != null
        ? left(dispute.amount(), dispute.receivedAt())
        : null;
  }

  /** What would stand if it fell now. */
  long ifItFell() {
    var amount = dispute.amount();
    if (amount == null) {
      return 0;
    }
    var left = left(amount, dispute.receivedAt());
    return left == null ? line.amount() : Math.min(line.amount(), left);
  }

  /** None where it is in another currency or unit. */
  private @Nullable Long left(OracleAmount amount, Instant said) {
    return Objects.equals(amount.currency(), line.currency())
        ? line.left(amount.minor(), said)
        : null;
  }

  /** The moment from which what it changes is dated; none if it has none. */
  @Nullable Instant moment() {
    if (isEarly()) {
      return null;
    }
    var end = dispute.end();
    if (end == null) {
      return isWithheld() ? dispute.receivedAt() : null;
    }
    return isWithheld() || end.state() == State.FALLS || end.state() == State.ADJUSTED
        ? end.at()
        : null;
  }
}
