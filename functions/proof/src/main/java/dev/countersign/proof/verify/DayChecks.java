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
  private final List<DayCheck> opened = new ArrayList<>();
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
        checks.opened.add(new DayCheck(day, header, keys, findings));
      } catch (IOException e) {
        checks.unreadable(day.file().name(), e);
      }
    }
    checks.days.addAll(checks.opened);
    return checks;
  }

  private void unreadable(String file, IOException e) {
    findings.addProved(
        MonthFault.NOT_LOGGED,
        "the file of a day can't be read",
        List.of(file + ": " + e.getMessage()));
  }

  /** Reads on in the file of a day. */
  @FunctionalInterface
  private interface Reading {
    void of(DayCheck day) throws IOException;
  }

  /** One that ends too early, or is damaged, costs neither the month nor another day. */
  private void each(Reading reading) {
    days.removeIf(day -> {
      try {
        reading.of(day);
        return false;
      } catch (IOException e) {
        unreadable(day.file(), e);
        return true;
      }
    });
  }

  @Override
  public void line(MonthLine line, MonthLeaf leaf) {
    each(day -> day.line(line, leaf));
  }

  @Override
  public void end() {
    each(DayCheck::end);
  }

  /** What each day shows. */
  String against(LogCheck log) {
    return days.stream().map(day -> day.against(log)).collect(Collectors.joining("; "));
  }

  @Override
  public void close() throws IOException {
    for (DayCheck day : opened) {
      day.close();
    }
  }
}
