package dev.countersign.ledger;

import dev.countersign.domain.planning.HourSum;
import dev.countersign.domain.planning.SumStep;
import java.util.List;
import java.util.stream.Stream;

/**
 * Sums and postings that can be written in one step.
 *
 * @param step with one sum at least
 */
public record SumWrite(SumStep step) {
  /**
   * @throws IllegalArgumentException when it can't be written in one step
   */
  public SumWrite {
    var sums = step.sums();
    long different = sums.stream().map(HourSum::of).distinct().count();
    if (sums.isEmpty() || different != sums.size() || targets(step).size() != 1) {
      throw new IllegalArgumentException("not one or more different sums of one target");
    }
    if (sums.size() + step.changes().size() > OutcomeChanges.MOST) {
      throw new IllegalArgumentException("more than can be written in one step");
    }
    if (!step.changes().isEmpty()) {
      var _ = new OutcomeChanges(step.changes());
    }
  }

  private static List<TargetKey> targets(SumStep step) {
    var ofSums = step.sums().stream().map(HourSum::of).map(SumWrite::target);
    var ofPostings =
        step.changes().stream()
            .map(change -> change.after().key())
            .map(key -> new TargetKey(key.tenant(), key.target()));
    return Stream.concat(ofSums, ofPostings).distinct().toList();
  }

  /** The target of a sum. */
  public static TargetKey target(HourSum.Of of) {
    return new TargetKey(of.tenant(), of.target());
  }
}
