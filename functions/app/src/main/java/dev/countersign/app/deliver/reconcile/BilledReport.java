package dev.countersign.app.deliver.reconcile;

import java.time.Instant;

/** Takes what is found, while it is found. It must be safe for several threads. */
@FunctionalInterface
public interface BilledReport {
  /**
   * Takes a finding.
   *
   * @param first when this difference was found first
   */
  void told(BilledFinding finding, Instant first);
}
