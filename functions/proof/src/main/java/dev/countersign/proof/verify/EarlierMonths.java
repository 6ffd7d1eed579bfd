package dev.countersign.proof.verify;

import dev.countersign.proof.month.MonthHeader;
import java.io.Closeable;
import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The months before the one that is verified, as far as the reader gave them without a gap, read
 * together in the order of their keys.
 */
final class EarlierMonths implements Closeable {
  private final List<EarlierMonth> months = new ArrayList<>();
  private final List<EarlierMonth> others = new ArrayList<>();
  private final MonthFindings findings;
  private final List<EarlierMonth> damaged = new ArrayList<>();

  private EarlierMonths(MonthFindings findings) {
    this.findings = findings;
  }

  /** Opens the files and finds those that lead to this month. */
  static EarlierMonths open(List<MonthFile> files, MonthHeader header, MonthFindings findings) {
    var earlier = new EarlierMonths(findings);
    Map<YearMonth, EarlierMonth> byPeriod = new HashMap<>();
    for (MonthFile file : files) {
      try {
        var month = EarlierMonth.open(file);
        earlier.others.add(month);
        boolean same =
            month.header().issuer().equals(header.issuer())
                && month.header().tenant().equals(header.tenant());
        if (same) {
          byPeriod.putIfAbsent(month.header().period(), month);
        } else {
          findings.addProved(
              MonthFault.BROKEN_CHAIN,
              "an earlier month of another tenant or issuer",
              List.of(file.name()));
        }
      } catch (IOException e) {
        earlier.unreadable(file.name(), e);
      }
    }
    for (var wanted = header.previousPeriod(); wanted.isPresent(); ) {
      var month = byPeriod.remove(wanted.get());
      if (month == null) {
        break;
      }
      earlier.months.add(month);
      earlier.others.remove(month);
      wanted = month.header().previousPeriod();
    }
    earlier.months.forEach(earlier::look);
    return earlier;
  }

  private void unreadable(String file, IOException e) {
    findings.addProved(
        MonthFault.BROKEN_CHAIN,
        "an earlier month, or a copy of this one, that can't be read",
        List.of(file + ": " + e.getMessage()));
  }

  /** Names what is wrong with a file, once it was read as far as that. */
  private void look(EarlierMonth month) {
    if (month.damage().isPresent() && !damaged.contains(month)) {
      damaged.add(month);
      unreadable(month.file(), month.damage().get());
    }
  }

  /** The months that lead to the one that is verified, the one before it first. */
  List<EarlierMonth> months() {
    return months;
  }

  /** What was given and leads nowhere. */
  List<EarlierMonth> others() {
    return others;
  }

  /** The month before, where it was given. */
  Optional<EarlierMonth> before() {
    return months.stream().findFirst();
  }

  /** Whether they reach back to the tenant's first sealed month, and could be read so far. */
  boolean reachFirst(MonthHeader header) {
    boolean first =
        months.isEmpty() ? header.number() == 1 : months.getLast().header().number() == 1;
    return first && damaged.isEmpty();
  }

  /** Whether something stood before the first of them, by the seller's word. */
  boolean haveOpening() {
    return months.stream().anyMatch(EarlierMonth::hasOpening);
  }

  /** The next entry of all of them whose key is not after this one; empty where there is none. */
  Optional<ChainLink> nextUpTo(String key) throws IOException {
    if (!damaged.isEmpty()) {
      return Optional.empty(); // what the others say has a gap
    }
    var month =
        months.stream()
            .filter(one -> one.peek().isPresent())
            .min(Comparator.comparing(one -> one.peek().orElseThrow().leaf().key()));
    if (month.isEmpty()) {
      return Optional.empty();
    }
    var link = month.get().peek().filter(one -> one.leaf().key().compareTo(key) <= 0);
    if (link.isPresent()) {
      month.get().skip();
      look(month.get());
    }
    return link;
  }

  /** Reads a month to its end, of which nothing else is looked at. */
  void readWhole(EarlierMonth month) throws IOException {
    while (month.peek().isPresent()) {
      month.skip();
    }
    look(month);
  }

  @Override
  public void close() throws IOException {
    for (EarlierMonth month : months) {
      month.close();
    }
    for (EarlierMonth month : others) {
      month.close();
    }
  }
}
