package dev.countersign.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What is remembered of reconciling: which differences between postings and engines are known since
 * when, and how far a round has come. Every method may throw {@link
 * dev.countersign.domain.failure.OperationFailed}.
 */
public interface Reconciliations {
  /** The differences of a target that are remembered, in the order of their ids. */
  List<KnownDifference> known(TargetKey target);

  /** Remembers a difference, in place of what is remembered under its id. One request. */
  void remember(TargetKey target, KnownDifference difference);

  /** Forgets differences by their ids. One request for each 25. */
  void forget(TargetKey target, Collection<String> ids);

  /** The round that began last, if one ever began. One request. */
  Optional<Round> round();

  /**
   * Writes how far a round has come. One request.
   *
   * @param before what was read
   * @return whether it is written: not where another run wrote in between
   */
  boolean round(Optional<Round> before, Round now);

  /**
   * A difference between a target's postings and its engine.
   *
   * @param id the same each time that it is found: letters, digits and {@code . _ - /}
   * @param scope what was looked at when it was found, such as a month: whoever looks at all of
   *     that again and doesn't find it forgets it
   * @param first when it was found first
   * @param last when it was found last; forty days later it is forgotten
   */
  record KnownDifference(String id, String scope, Instant first, Instant last) {}

  /**
   * A round over all targets.
   *
   * @param name such as the day on which it began
   * @param step where it goes on; empty where it is done
   * @param version 1 for the first write of all, one more at each
   */
  record Round(String name, String step, int version) {
    /** Whether nothing is left of it. */
    public boolean isDone() {
      return step.isEmpty();
    }
  }
}
