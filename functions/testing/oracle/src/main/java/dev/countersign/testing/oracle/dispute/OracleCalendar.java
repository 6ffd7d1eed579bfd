package dev.countersign.testing.oracle.dispute;

import dev.countersign.testing.oracle.OracleDisputeClause;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Months: what was sealed, and what the payer accepted (disputes.md, section 4). */
final class OracleCalendar {
  private final ZoneId zone;
  private final Map<String, OracleTold.Sealed> sealed = new HashMap<>();
  private final Map<String, String> placed = new HashMap<>();
  private final List<OracleTold.Accepted> accepted = new ArrayList<>();

  OracleCalendar(ZoneId zone) {
    this.zone = zone;
  }

  void take(OracleTold told) {
    switch (told) {
      case OracleTold.Sealed one -> sealed.putIfAbsent(one.period(), one);
      case OracleTold.Accepted one -> accepted.add(one);
      case OracleTold.Placed one -> placed.put(one.claim() + "/" + one.revision(), one.period());
      default -> {}
    }
  }

  /** The month of a line: where its leaf is; if nobody told that, in whose time it was recorded. */
  String period(String claim, OracleResult line) {
    var period = placed.get(claim + "/" + line.revision());
    return period == null ? period(line.recordedAt()) : period;
  }

  /** The month in whose time it was recorded. */
  String period(Instant recorded) {
    return YearMonth.from(recorded.atZone(zone)).toString();
  }

  /** Whether the payer's answer about the month that counts at a time accepts the claim. */
  boolean isAccepted(String period, String claim, Instant at) {
    OracleTold.Accepted counts = null;
    for (var one : accepted) {
      if (one.period().equals(period) && !one.receivedAt().isAfter(at)) {
        counts = one;
      }
    }
    return counts != null
        && counts.word() == OracleTold.Accepted.Word.ACCEPTED
        && !counts.without().contains(claim);
  }

  /** Whether what was received then came too late for a line of the month, as sealed so far. */
  boolean isTooLate(String period, OracleDisputeClause clause, ZoneId terms, Instant received) {
    var seal = sealed.get(period);
    return seal != null && !received.isBefore(clause.open().from(seal.closedAt(), terms));
  }
}
