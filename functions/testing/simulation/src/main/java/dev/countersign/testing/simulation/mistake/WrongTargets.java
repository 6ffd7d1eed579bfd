package dev.countersign.testing.simulation.mistake;

import dev.countersign.domain.planning.TargetRest;
import dev.countersign.ledger.FollowedTargets;
import dev.countersign.ledger.TargetKey;
import java.time.Instant;
import java.util.List;

/**
 * Targets whose leases, or whose rests, mean nothing.
 *
 * @param ignored what means nothing
 */
record WrongTargets(FollowedTargets right, Ignored ignored) implements FollowedTargets {
  /** What a sender ignores. */
  enum Ignored {
    LEASE,
    REST
  }

  @Override
  public void follow(TargetKey target) {
    right.follow(target);
  }

  @Override
  public void unfollow(TargetKey target) {
    right.unfollow(target);
  }

  @Override
  public List<TargetKey> followed() {
    return right.followed();
  }

  @Override
  public boolean lease(TargetKey target, String holder, Instant now, Instant until) {
    return right.lease(target, holder, now, until) || ignored == Ignored.LEASE;
  }

  @Override
  public void endLease(TargetKey target, String holder) {
    right.endLease(target, holder);
  }

  @Override
  public TargetRest rest(TargetKey target) {
    return ignored == Ignored.REST ? TargetRest.NONE : right.rest(target);
  }

  @Override
  public boolean rest(TargetKey target, String holder, TargetRest rest) {
    return ignored == Ignored.REST || right.rest(target, holder, rest) || ignored == Ignored.LEASE;
  }
}
