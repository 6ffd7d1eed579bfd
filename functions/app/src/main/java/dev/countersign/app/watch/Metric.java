package dev.countersign.app.watch;

/**
 * What the functions measure. The alarms of {@code template.yaml} read each by its name, in the
 * stack's own namespace and without dimensions, so that what several functions count adds up.
 */
public enum Metric {
  /** Requests and runs that failed in a way that nobody foresaw, and refusals kept for that. */
  DEFECTS("Defects", Unit.COUNT),
  /** Requests, runs and fetches that a missing or wrong setting, secret or permission failed. */
  BROKEN("Broken", Unit.COUNT),
  /** Requests that are not authentic. */
  UNAUTHORIZED("Unauthorized", Unit.COUNT),
  /** Requests that are not authentic, at the address of a source that there is. */
  SOURCE_REJECTED("SourceRejected", Unit.COUNT),
  /** Items of authentic deliveries that were refused and kept. */
  REFUSED("Refused", Unit.COUNT),
  /** Pieces of due work that failed in a run of settle. */
  SETTLE_FAILED("SettleFailed", Unit.COUNT),
  /** Shards whose work a run of settle could not finish. */
  SETTLE_UNFINISHED("SettleUnfinished", Unit.COUNT),
  /** How long the oldest due work had been due when settle looked. */
  OLDEST_DUE("OldestDue", Unit.SECONDS),
  /** How old the oldest event was that the bus did not take in a run of publish or settle. */
  OLDEST_UNPUBLISHED("OldestUnpublished", Unit.SECONDS),
  /** Records of the table's stream that a run of publish failed with. */
  PUBLISH_FAILED("PublishFailed", Unit.COUNT),
  /** Parameters of the stack itself, its keys, settings and bus, that can't be read or used. */
  STACK_PARAMETERS_UNREADABLE("StackParametersUnreadable", Unit.COUNT),
  /**
   * How often in a row the fetch of one key set has failed: that of the set which fails longest.
   */
  KEY_SET_FAILURES("KeySetFailures", Unit.COUNT),
  /** How long the oldest thin event had waited whose records could not be read in a run. */
  OLDEST_FETCH("OldestFetch", Unit.SECONDS),
  /** Thin events that fetch gave up for good, since what is kept of them can't be read. */
  FETCH_DROPPED("FetchDropped", Unit.COUNT),
  /** Messages and runs of targets that failed in deliver. */
  DELIVER_FAILED("DeliverFailed", Unit.COUNT),
  /** Postings that deliver gave to a person to decide. */
  POSTINGS_HELD("PostingsHeld", Unit.COUNT),
  /** Targets whose engine is away at the end of a run of deliver. */
  TARGETS_RESTING("TargetsResting", Unit.COUNT),
  /** Differences between billing engines and what stands that are older than a day. */
  DIFFERENCES_OLD("DifferencesOld", Unit.COUNT),
  /** Runs of reconcile that ended before the night's round did. */
  RECONCILE_UNFINISHED("ReconcileUnfinished", Unit.COUNT),
  /** Tenants whose months a run of seal failed with. */
  SEAL_FAILED("SealFailed", Unit.COUNT),
  /** Months that should have been closed more than a day ago, and are not sealed. */
  MONTHS_OVERDUE("MonthsOverdue", Unit.COUNT);

  private final String wire;
  private final Unit unit;

  Metric(String wire, Unit unit) {
    this.wire = wire;
    this.unit = unit;
  }

  /** What a metric's values are. */
  public enum Unit {
    COUNT,
    SECONDS
  }

  /** Its name in CloudWatch. */
  public String wire() {
    return wire;
  }

  public Unit unit() {
    return unit;
  }
}
