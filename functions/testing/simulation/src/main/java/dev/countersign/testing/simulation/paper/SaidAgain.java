package dev.countersign.testing.simulation.paper;

import dev.countersign.testing.oracle.OracleStatement;
import dev.countersign.testing.oracle.dispute.OracleQuarrel;
import dev.countersign.testing.oracle.dispute.OracleTold;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What was lost and is told once more, as it was first received. */
final class SaidAgain {
  private SaidAgain() {}

  /** The same, decided then; none of what is no message. */
  static @Nullable OracleTold at(Instant then, OracleTold lost) {
    return switch (lost) {
      case OracleTold.Recorded one -> new OracleTold.Recorded(one.form(), then);
      case OracleTold.Stated one -> new OracleTold.Stated(one.claim(), at(then, one.statement()));
      case OracleQuarrel one -> at(then, one);
      default -> null;
    };
  }

  private static OracleStatement at(Instant then, OracleStatement one) {
    return new OracleStatement(
        one.source(),
        one.message(),
        one.act(),
        one.statedAt(),
        one.occurredAt(),
        one.receivedAt(),
        then,
        one.effectiveAt(),
        one.value(),
        one.reason(),
        one.facts(),
        one.links(),
        one.into(),
        one.assurance(),
        one.digest());
  }

  private static OracleQuarrel at(Instant then, OracleQuarrel lost) {
    var received = lost.receivedAt();
    return switch (lost) {
      case OracleQuarrel.Disputed one ->
          new OracleQuarrel.Disputed(
              one.claim(), one.by(), one.code(), one.amount(), one.revision(), received, then);
      case OracleQuarrel.Withdrawn one ->
          new OracleQuarrel.Withdrawn(one.claim(), one.by(), one.dispute(), received, then);
      case OracleQuarrel.Answered one ->
          new OracleQuarrel.Answered(
              one.claim(), one.by(), one.dispute(), one.word(), one.amount(), received, then);
      case OracleQuarrel.Decided one ->
          new OracleQuarrel.Decided(
              one.claim(),
              one.by(),
              one.dispute(),
              one.finding(),
              one.amount(),
              one.dated(),
              received,
              then);
      case OracleQuarrel.Asked one ->
          new OracleQuarrel.Asked(one.claim(), one.by(), one.kind(), received, then);
      case OracleQuarrel.Closed one ->
          new OracleQuarrel.Closed(one.claim(), one.by(), one.code(), received, then);
    };
  }
}
