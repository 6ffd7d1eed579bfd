package dev.countersign.app.deliver.send;

import dev.countersign.app.deliver.DeliverTimes;
import dev.countersign.domain.EventId;
import dev.countersign.domain.planning.TargetRest;
import dev.countersign.domain.planning.TargetRest.Leave;
import dev.countersign.domain.planning.Turn;
import dev.countersign.ledger.FollowedTargets;
import dev.countersign.ledger.TargetKey;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The lease that one run has of a target, and how the target rests, as far as this run knows. A run
 * that has lost the lease sends no more. Thread-safe.
 */
final class TargetRestKeeper {
  private static final Duration RENEW = DeliverTimes.TARGET_LEASE.dividedBy(4);

  private final FollowedTargets targets;
  private final TargetKey target;
  private final String holder;
  private Instant leasedUntil;
  private boolean lost;
  private TargetRest rest;

  private TargetRestKeeper(
      FollowedTargets targets, TargetKey target, String holder, Instant leasedUntil) {
    this.targets = targets;
    this.target = target;
    this.holder = holder;
    this.leasedUntil = leasedUntil;
    this.rest = targets.rest(target);
  }

  /** Takes the lease; none where another run has it. */
  static @Nullable TargetRestKeeper take(
      FollowedTargets targets, TargetKey target, String holder, Instant now) {
    var until = now.plus(DeliverTimes.TARGET_LEASE);
    return targets.lease(target, holder, now, until)
        ? new TargetRestKeeper(targets, target, holder, until)
        : null;
  }

  /** Whether the lease is still this run's; it is taken again in time. */
  synchronized boolean isKept(Instant now) {
    if (!lost && !now.isBefore(leasedUntil.minus(DeliverTimes.TARGET_LEASE).plus(RENEW))) {
      var until = now.plus(DeliverTimes.TARGET_LEASE);
      lost = !targets.lease(target, holder, now, until);
      leasedUntil = until;
    }
    return !lost;
  }

  /** Ends the lease. */
  void end() {
    targets.endLease(target, holder);
  }

  /** How the target rests. */
  synchronized TargetRest rest() {
    return rest;
  }

  /** How postings are looked at now; none while the target rests. */
  synchronized @Nullable Turn turn(Instant now) {
    var until = rest.untilOrNull();
    if (until == null) {
      return Turn.USUAL;
    }
    return now.isBefore(until) ? null : Turn.PROBE;
  }

  /** Whether this posting may be sent now, in this turn. */
  synchronized boolean mayGo(EventId id, Turn turn, Instant now) {
    return !lost && rest.leave(id, now).equals(new Leave.Go(turn));
  }

  /** This posting is tried first; to be called before it is sent. */
  synchronized void probes(EventId id, Instant now) {
    write(rest.probed(id, now.plus(DeliverTimes.LEASE)));
  }

  /** The engine answered something that is an answer. */
  synchronized void answered(Turn turn) {
    // A good answer to what was sent before the rest began doesn't end it.
    boolean begun = rest.untilOrNull() != null && turn == Turn.USUAL;
    if (!begun && !rest.equals(TargetRest.NONE)) {
      write(TargetRest.NONE);
    }
  }

  /**
   * The engine gave no answer, or wants to be left alone.
   *
   * @param after how long it wants to be left alone
   */
  synchronized void failed(EventId id, @Nullable Duration after, Turn turn, Instant now) {
    // What was under way when the rest began doesn't make it longer, unless the engine asks for it.
    boolean begun = rest.untilOrNull() != null && turn == Turn.USUAL;
    if (!begun || after != null) {
      write(rest.failed(id, after, now));
    }
  }

  private void write(TargetRest next) {
    rest = next;
    lost |= !targets.rest(target, holder, next);
  }
}
