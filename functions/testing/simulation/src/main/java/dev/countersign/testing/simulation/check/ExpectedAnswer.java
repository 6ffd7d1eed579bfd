package dev.countersign.testing.simulation.check;

import dev.countersign.domain.history.Entry;
import dev.countersign.testing.oracle.Oracle;
import dev.countersign.testing.oracle.OracleAnswer;
import dev.countersign.testing.oracle.OracleCase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Asks the oracle how an outcome must stand when nothing is left to do. */
final class ExpectedAnswer {
  private static final Duration FAR = Duration.ofDays(4000);

  private ExpectedAnswer() {}

  /**
   * The contract leaves some cases open: gives the reading that the history took, if there is one.
   */
  static OracleAnswer of(OracleCase known, List<Entry> history, Instant now) {
    var far = now.plus(FAR);
    var readings = LateLinks.readings(known).stream().map(one -> Oracle.at(one, far)).toList();
    return readings.stream()
        .filter(one -> !history.isEmpty() && stands(one, history.getLast()))
        .findFirst()
        .orElse(readings.getFirst());
  }

  private static boolean stands(OracleAnswer expected, Entry last) {
    long amount = last.billed().standing().map(standing -> standing.amount().minor()).orElse(0L);
    return expected.status().equals(last.status().wire())
        && Objects.equals(expected.reason(), last.reasonOrNull())
        && expected.amount() == amount
        && expected.shares().stream()
            .map(OracleAnswer.Share::session)
            .toList()
            .equals(last.shares().stream().map(share -> share.session().value()).toList());
  }
}
