package dev.countersign.testing.simulation.check;

import dev.countersign.domain.history.Entry;
import dev.countersign.testing.oracle.Oracle;
import dev.countersign.testing.oracle.OracleAnswer;
import dev.countersign.testing.oracle.OracleCase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** What the oracle says of an outcome when nothing is left to do. */
final class ExpectedAnswer {
  private static final Duration FAR = Duration.ofDays(4000);

  private ExpectedAnswer() {}

  /** Of the readings that the contract leaves open the one that was taken. */
  static OracleAnswer of(OracleCase known, List<Entry> history, Instant now) {
    var far = now.plus(FAR);
    var readings = LateLinks.readings(known).stream().map(one -> Oracle.at(one, far)).toList();
    return readings.stream()
        .filter(one -> !history.isEmpty() && stands(one, history.getLast()))
        .findFirst()
        .orElse(readings.getFirst());
  }

  private static boolean stands(OracleAnswer must, Entry last) {
    long amount = last.billed().standing().map(standing -> standing.amount().minor()).orElse(0L);
    return must.status().equals(last.status().wire())
        && Objects.equals(must.reason(), last.reasonOrNull())
        && must.amount() == amount
        && must.shares().stream()
            .map(OracleAnswer.Share::session)
            .toList()
            .equals(last.shares().stream().map(share -> share.session().value()).toList());
  }
}
