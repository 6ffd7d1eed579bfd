package dev.countersign.proof.verify;

import dev.countersign.proof.month.EntryLeaf;
import dev.countersign.proof.month.ResultLine;
import java.math.BigInteger;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The lines of a month that no history is held against: those that a restore put back, and those
 * that go on from them. What the first bring, the others should have; a reader is told both.
 */
final class RestoredMarks {
  private final SortedMap<String, BigInteger> putBack = new TreeMap<>();
  private final SortedMap<String, BigInteger> goneOn = new TreeMap<>();
  private long lines;

  void line(EntryLeaf entry) {
    if (entry.isPutBack()) {
      lines++;
      for (ResultLine result : entry.results()) {
        var sum = result.currency().isPresent() ? result.minor() : result.quantity();
        putBack.merge(result.currency().orElse(EntryCheck.UNITS), sum, BigInteger::add);
      }
    } else if (entry.isRestored()) {
      EntryCheck.sums(entry).forEach((of, sum) -> goneOn.merge(of, sum, BigInteger::add));
    }
  }

  /** What is told of them; empty where there are none. */
  String text() {
    putBack.values().removeIf(sum -> sum.signum() == 0);
    goneOn.values().removeIf(sum -> sum.signum() == 0);
    if (lines == 0 && goneOn.isEmpty()) {
      return "";
    }
    var same = putBack.equals(goneOn) ? ", and histories go on by as much" : goneOn();
    return "; put back after a restore, by the seller's word: "
        + lines
        + " lines of "
        + sums(putBack)
        + same;
  }

  private String goneOn() {
    return ", but histories go on by " + sums(goneOn) + ": ask for the difference";
  }

  private static String sums(Map<String, BigInteger> sums) {
    return sums.isEmpty()
        ? "nothing"
        : String.join(", ", sums.entrySet().stream().map(RestoredMarks::sum).toList());
  }

  private static String sum(Map.Entry<String, BigInteger> sum) {
    return sum.getKey().equals(EntryCheck.UNITS)
        ? sum.getValue() + " units"
        : SumText.money(sum.getKey(), sum.getValue());
  }
}
