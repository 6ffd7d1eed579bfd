package dev.countersign.proof.verify;

import dev.countersign.proof.month.EntryLeaf;
import dev.countersign.proof.month.MonthLeaf;
import dev.countersign.proof.month.MonthLine;
import dev.countersign.proof.month.ResultLine;
import dev.countersign.proof.month.Standing;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/** Whether an entry agrees with itself: with its results, and with what it says brought it. */
final class EntryCheck implements LineCheck {
  /** Stands for what has no currency: units. */
  static final String UNITS = "";

  private final MonthFindings findings;

  EntryCheck(MonthFindings findings) {
    this.findings = findings;
  }

  @Override
  public void line(MonthLine line, MonthLeaf leaf) {
    if (!(leaf instanceof EntryLeaf entry)) {
      return;
    }
    if (entry.broughtBy().equals("statement") && entry.attestation().isEmpty()) {
      findings.add(
          MonthFault.UNBACKED,
          "a statement brought it, and no digest of signed bytes is there",
          line);
    }
    if (!entry.isPutBack() && !entry.isRestored() && !sums(entry).isEmpty()) {
      findings.add(
          MonthFault.MISCOUNTED, "what stood before and its results don't make what it is", line);
    }
  }

  /** What the entry stands at less what stood before it and its results, where that is not zero. */
  static Map<String, BigInteger> sums(EntryLeaf entry) {
    Map<String, BigInteger> sums = new HashMap<>();
    add(sums, entry.was());
    for (ResultLine result : entry.results()) {
      boolean money = result.currency().isPresent();
      sums.merge(
          result.currency().orElse(UNITS),
          money ? result.minor() : result.quantity(),
          BigInteger::add);
    }
    sums.replaceAll((currency, sum) -> sum.negate());
    add(sums, entry.is());
    sums.values().removeIf(sum -> sum.signum() == 0);
    return sums;
  }

  private static void add(Map<String, BigInteger> sums, Standing standing) {
    sums.merge(
        standing.currency().orElse(UNITS),
        standing.currency().isPresent() ? standing.billed() : standing.quantity(),
        BigInteger::add);
  }
}
