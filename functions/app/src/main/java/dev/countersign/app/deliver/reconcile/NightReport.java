package dev.countersign.app.deliver.reconcile;

import java.util.SortedMap;

/**
 * What one run of a night did.
 *
 * @param targets how many targets are looked at
 * @param counts how often each thing was seen in this run, by its word
 * @param open the differences that are known now, of all targets
 * @param olderThanADay how many of these were found more than a day ago
 */
public record NightReport(
    Progress progress,
    int targets,
    SortedMap<String, Integer> counts,
    int open,
    int olderThanADay) {
  /** Whether the round is over. */
  public enum Progress {
    DONE,
    /** The next run goes on. */
    GOES_ON
  }

  /** The line for the log: no content, no customer. */
  @Override
  public String toString() {
    return "round "
        + progress
        + ", "
        + targets
        + " targets "
        + counts
        + ", "
        + open
        + " differences, "
        + olderThanADay
        + " older than a day";
  }
}
