package dev.countersign.testing.oracle.dispute;

import dev.countersign.testing.oracle.OracleAnswer;
import dev.countersign.testing.oracle.OracleAnswer.Share;
import dev.countersign.testing.oracle.OracleLine;
import dev.countersign.testing.oracle.OracleLine.Row;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is owed with a dispute (disputes.md, section 8).
 *
 * @param held what is counted and waits
 * @param ifItFell what would stand if an undecided dispute fell now; none if there is none
 * @param moment from which what the dispute changes is dated; none if it changes nothing
 */
record OracleOwed(
    OracleAnswer answer, long held, @Nullable Long ifItFell, @Nullable Instant moment) {

  static OracleOwed of(OracleLine line, @Nullable OracleDispute dispute) {
    var bearing = OracleBearing.of(dispute, line);
    if (bearing == null || line.row() == Row.EARLIER) {
      var moment = bearing == null ? null : bearing.moment();
      return new OracleOwed(line.table(), held(line, line.amount()), null, moment);
    }
    var code = bearing.dispute().code();
    var ifItFell = bearing.dispute().isUndecided() ? bearing.ifItFell() : null;
    var fell = bearing.whyItFell();
    if (fell != null) {
      var answer = nothing(line, "NotBillable", fell, code);
      return new OracleOwed(answer, 0, null, bearing.moment());
    }
    if (bearing.holdsIt()) {
      var answer = nothing(line, "Held", "disputed", code);
      return new OracleOwed(answer, line.amount(), ifItFell, bearing.moment());
    }
    var lowered = bearing.lowersTo();
    long amount = lowered == null ? line.amount() : Math.min(lowered, line.amount());
    return new OracleOwed(counted(bearing, amount), held(line, amount), ifItFell, bearing.moment());
  }

  private static long held(OracleLine line, long amount) {
    return line.row() == Row.HELD ? amount : 0;
  }

  private static OracleAnswer nothing(
      OracleLine line, String status, String reason, String detail) {
    return changed(line.table(), status, reason, detail, 0, line.lowered(0));
  }

  /** Lines 22 to 25. */
  private static OracleAnswer counted(OracleBearing bearing, long amount) {
    var line = bearing.line();
    var table = line.table();
    boolean isLowered = line.row() != Row.HELD && amount < line.amount();
    var shares = isLowered ? line.lowered(amount) : table.shares();
    var reason = line.row() == Row.PARTLY_BACK ? null : reason(bearing.dispute());
    return changed(
        table,
        table.status(),
        reason == null ? table.reason() : reason,
        reason == null ? table.detail() : bearing.dispute().code(),
        isLowered ? amount : table.amount(),
        shares);
  }

  private static @Nullable String reason(OracleDispute dispute) {
    var end = dispute.end();
    return end == null ? "disputed" : end.amount() == null ? null : "adjusted";
  }

  private static OracleAnswer changed(
      OracleAnswer table,
      String status,
      @Nullable String reason,
      @Nullable String detail,
      long amount,
      List<Share> shares) {
    return new OracleAnswer(
        status,
        reason,
        detail,
        table.version(),
        table.reading(),
        amount,
        table.currency(),
        shares,
        Objects.equals(status, table.status()) ? table.refund() : null,
        table.next(),
        table.candidates());
  }
}
