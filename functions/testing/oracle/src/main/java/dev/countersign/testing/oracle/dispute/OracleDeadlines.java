package dev.countersign.testing.oracle.dispute;

import dev.countersign.testing.oracle.OracleDisputeClause;
import dev.countersign.testing.oracle.OracleDisputeClause.Silence;
import dev.countersign.testing.oracle.OracleLine;
import dev.countersign.testing.oracle.OracleTerms;
import dev.countersign.testing.oracle.dispute.OracleDispute.By;
import dev.countersign.testing.oracle.dispute.OracleDispute.End;
import dev.countersign.testing.oracle.dispute.OracleDispute.State;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Deadlines, and what ends a dispute without a word about it (disputes.md, section 7). */
final class OracleDeadlines {
  private OracleDeadlines() {}

  /** The clause of the version that reads; none if there is none. */
  static @Nullable OracleDisputeClause clause(OracleLine line) {
    return line.terms() == null ? null : line.terms().dispute();
  }

  /** The deadline of an undecided dispute; none while the version that reads has no clause. */
  static @Nullable Instant of(OracleDispute dispute, OracleLine line, OracleGrace grace) {
    var clause = clause(line);
    if (clause == null) {
      return null;
    }
    OracleTerms terms = Objects.requireNonNull(line.terms());
    var answered = dispute.answeredAt();
    return grace.notBefore(
        answered == null
            ? clause.answer().from(dispute.recordedAt(), terms.zone())
            : clause.decide().from(answered, terms.zone()));
  }

  /**
   * What the deadline does.
   *
   * @param then what the table says at the deadline
   */
  static OracleDispute over(
      OracleDispute dispute, OracleLine line, OracleLine then, Instant deadline) {
    return tableEnds(dispute, then)
        ? byTerms(dispute, deadline)
        : silent(dispute, Objects.requireNonNull(clause(line)), deadline);
  }

  /** The first of these times; none if there is none. */
  static @Nullable Instant earliest(@Nullable Instant... times) {
    return Stream.of(times).filter(Objects::nonNull).min(Comparator.naturalOrder()).orElse(null);
  }

  /** What the silence does. */
  private static OracleDispute silent(
      OracleDispute dispute, OracleDisputeClause clause, Instant at) {
    var says = dispute.answeredAt() == null ? clause.sellerSilent() : clause.undecided();
    return says == Silence.FALLS
        ? dispute.fallen(By.SILENCE, at)
        : dispute.leftToTheOffer(State.STANDS, By.SILENCE, By.SILENCE, at);
  }

  /** Whether the table ends an undecided dispute. */
  static boolean tableEnds(OracleDispute dispute, OracleLine line) {
    var first = line.firstReceivedAt();
    return clause(line) != null
        && (line.saysThatNothingIsOwed() || (first != null && first.isAfter(dispute.receivedAt())));
  }

  static OracleDispute byTerms(OracleDispute dispute, Instant at) {
    return dispute.ended(new End(State.FALLS, By.TERMS, at, null, null));
  }
}
