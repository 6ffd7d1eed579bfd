package dev.countersign.domain.planning;

import dev.countersign.domain.posting.PostingChange;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is to be written of postings and of sums in one step: all of it, or nothing.
 *
 * @param changes of postings of one outcome
 * @param sums as they are to be, each on the condition that it is as it was one version before
 */
public record SumStep(List<PostingChange> changes, List<HourSum> sums) {
  /** Nothing is to be written. */
  public static final SumStep NOTHING = new SumStep(List.of(), List.of());

  public SumStep {
    changes = List.copyOf(changes);
    sums = List.copyOf(sums);
  }

  /** Changes of postings alone. */
  static SumStep of(List<PostingChange> changes) {
    return new SumStep(changes, List.of());
  }

  /** The same with one sum more. */
  SumStep with(HourSum sum) {
    return new SumStep(changes, Stream.concat(sums.stream(), Stream.of(sum)).toList());
  }

  /** Whether there is nothing to write. */
  public boolean isNothing() {
    return changes.isEmpty() && sums.isEmpty();
  }
}
