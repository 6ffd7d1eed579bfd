package dev.countersign.app.deliver.send;

import dev.countersign.ledger.TargetKey;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run did for one target.
 *
 * @param counts how often each thing happened, by its word: {@code calls}, each answer's word,
 *     {@code asked}, {@code unreadable}, {@code failed}; {@code held} are the postings that only a
 *     person can decide, {@code rests} is 1 where the target rests at the end
 * @param why the last reason for which something could not be done; no content, no customer
 */
public record SendReport(
    TargetKey target, SortedMap<String, Integer> counts, Optional<String> why) {
  private static final String BUSY = "another run sends to it";

  public SendReport {
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }

  /** Nothing was done, for this reason. */
  static SendReport nothing(TargetKey target, String reason) {
    return new SendReport(target, new TreeMap<>(), Optional.of(reason));
  }

  /** Another run has the target's lease: that is as it should be. */
  static SendReport busy(TargetKey target) {
    return nothing(target, BUSY);
  }

  /** Whether nothing of it needs a person. */
  boolean isOrdinary() {
    return count("failed") == 0 && why.filter(reason -> !reason.equals(BUSY)).isEmpty();
  }

  /** How often a thing happened. */
  public int count(String what) {
    return counts.getOrDefault(what, 0);
  }

  /** The line for the log. */
  @Override
  public String toString() {
    return target + " " + counts + why.map(reason -> ", " + reason).orElse("");
  }
}
