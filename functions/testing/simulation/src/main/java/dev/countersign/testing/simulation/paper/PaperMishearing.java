package dev.countersign.testing.simulation.paper;

import dev.countersign.testing.oracle.dispute.OracleQuarrel.Answered;
import dev.countersign.testing.oracle.dispute.OracleQuarrel.Decided;
import dev.countersign.testing.oracle.dispute.OracleQuarrel.Disputed;
import dev.countersign.testing.oracle.dispute.OracleTold;

/** Mistakes in hearing what is said of a line. */
final class PaperMishearing {
  private PaperMishearing() {}

  static OracleTold recordedWhenReceived(OracleTold one) {
    return one instanceof Disputed d
        ? new Disputed(
            d.claim(), d.by(), d.code(), d.amount(), d.revision(), d.receivedAt(), d.receivedAt())
        : one;
  }

  static OracleTold receivedWhenRecorded(OracleTold one) {
    return switch (one) {
      case Answered a ->
          new Answered(
              a.claim(), a.by(), a.dispute(), a.word(), a.amount(), a.toldAt(), a.toldAt());
      case Decided d ->
          new Decided(
              d.claim(),
              d.by(),
              d.dispute(),
              d.finding(),
              d.amount(),
              d.dated(),
              d.toldAt(),
              d.toldAt());
      default -> one;
    };
  }

  static OracleTold contested(OracleTold one) {
    return one instanceof Answered a && a.word() == Answered.Word.OFFERED
        ? new Answered(
            a.claim(),
            a.by(),
            a.dispute(),
            Answered.Word.CONTESTED,
            null,
            a.receivedAt(),
            a.toldAt())
        : one;
  }

  static OracleTold withoutAnAmount(OracleTold one) {
    return one instanceof Disputed d
        ? new Disputed(d.claim(), d.by(), d.code(), null, d.revision(), d.receivedAt(), d.toldAt())
        : one;
  }
}
