package dev.countersign.app.fetch;

import dev.countersign.app.fetch.RunFetches.Report;
import dev.countersign.app.registry.SourceName;
import dev.countersign.ledger.Fetches.WaitingDelivery;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Adds up what becomes of the deliveries of one run. */
final class FetchTally {
  private static final System.Logger LOG = System.getLogger(FetchTally.class.getName());

  private final Map<String, Integer> failed = new TreeMap<>();
  private final Map<String, Integer> waitOn = new TreeMap<>();
  private final Map<String, Integer> dropped;
  private int done;
  private int refused;
  private int defects;
  private Duration oldest = Duration.ZERO;

  /**
   * Of a run that gave up so many.
   *
   * @param dropped how many, by the reason
   * @param waitingOn how many could not be read now
   */
  FetchTally(Map<String, Integer> dropped, int waitingOn) {
    this.dropped = dropped;
    if (waitingOn > 0) {
      failed.put(DropUnreadable.NOT_NOW, waitingOn);
    }
  }

  /** Adds one delivery, as it was found to be at this time. */
  void add(WaitingDelivery waiting, FetchResult result, Instant now) {
    switch (result) {
      case FetchResult.Done handled -> done++;
      case FetchResult.Refused(boolean defect) -> {
        refused++;
        defects += defect ? 1 : 0;
      }
      case FetchResult.Later(String reason) -> {
        failed.merge(reason, 1, Integer::sum);
        var source = new SourceName(waiting.tenant(), waiting.source());
        waitOn.merge(source + " " + reason, 1, Integer::sum);
        var age = Duration.between(waiting.evidence().receivedAt(), now);
        oldest = age.compareTo(oldest) > 0 ? age : oldest;
      }
    }
  }

  /** The report, once the log says how many wait on, by their source and the reason. */
  Report told() {
    if (!waitOn.isEmpty()) {
      LOG.log(Level.WARNING, "not read: {0}", waitOn);
    }
    return new Report(done, refused, defects, Map.copyOf(failed), dropped, oldest);
  }
}
