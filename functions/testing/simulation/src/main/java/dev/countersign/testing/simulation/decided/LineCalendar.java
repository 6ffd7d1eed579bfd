package dev.countersign.testing.simulation.decided;

import dev.countersign.domain.dispute.LineMonth;
import dev.countersign.testing.oracle.dispute.OracleTold;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How the months of lines stand, by what was told so far. */
final class LineCalendar {
  private final ZoneId zone;
  private final Map<String, Instant> closed = new HashMap<>();
  private final List<OracleTold.Accepted> said = new ArrayList<>();

  LineCalendar(ZoneId zone) {
    this.zone = zone;
  }

  void take(OracleTold told) {
    switch (told) {
      case OracleTold.Sealed one -> closed.putIfAbsent(one.period(), one.closedAt());
      case OracleTold.Accepted one -> said.add(one);
      default -> {}
    }
  }

  /** The month in whose time a line was billed, as the payer had answered when it was received. */
  LineMonth of(String claim, Instant billedAt, Instant receivedAt) {
    var period = YearMonth.from(billedAt.atZone(zone)).toString();
    boolean accepted =
        said.stream()
            .filter(one -> one.period().equals(period))
            .filter(one -> !one.receivedAt().isAfter(receivedAt))
            .reduce((earlier, later) -> later)
            .filter(one -> one.word() == OracleTold.Accepted.Word.ACCEPTED)
            .filter(one -> !one.without().contains(claim))
            .isPresent();
    if (accepted) {
      return new LineMonth.Accepted();
    }
    var end = closed.get(period);
    return end == null ? new LineMonth.Unsealed() : new LineMonth.Sealed(end);
  }
}
