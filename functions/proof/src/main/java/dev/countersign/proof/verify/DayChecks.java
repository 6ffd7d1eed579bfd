package dev.countersign.proof.verify;

import dev.countersign.proof.month.MonthHeader;
import dev.countersign.proof.month.MonthLeaf;
import dev.countersign.proof.month.MonthLine;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The files of days that a reader gave, each held against the lines of the month. */
final class DayChecks implements LineCheck, Closeable {
  private final List<DayCheck> days = new ArrayList<>();
  private final MonthFindings findings;

  private DayChecks(MonthFindings findings) {
    this.findings = findings;
  }

  /** Opens the files; one that can't be read proves nothing. */
  static DayChecks open(
      List<GivenDay> given, MonthHeader header, GivenReceipts receipts, MonthFindings findings) {
    var keys = receipts.kept().stream().map(KeptReceipt::key).collect(Collectors.toSet());
    var checks = new DayChecks(findings);
    for (GivenDay day : given) {
      try {
        checks.days.add(new DayCheck(day, header, keys, findings));
      } catch (IOException e) {
        checks.unreadable(e);
      }
    }
    return checks;
  }

  private void unreadable(IOException e) {
    findings.addProved(
        MonthFault.NOT_LOGGED, "the file of a day can't be read", List.of("" + e.getMessage()));
  }

  @Override
  public void line(MonthLine line, MonthLeaf leaf) throws IOException {
    for (DayCheck day : days) {
      day.line(line, leaf);
    }
  }

  @Override
  public void end() throws IOException {
    for (DayCheck day : days) {
      day.end();
    }
  }

  /** What each day shows. */
  String against(LogCheck log) {
    return days.stream().map(day -> day.against(log)).collect(Collectors.joining("; "));
  }

  @Override
  public void close() throws IOException {
    for (DayCheck day : days) {
      day.close();
    }
  }
}
