package dev.countersign.ledger.memory;

import dev.countersign.domain.planning.TargetRest;
import dev.countersign.ledger.FollowedTargets;
import dev.countersign.ledger.TargetKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The targets that are followed, their leases and rests. */
final class InMemoryTargets implements FollowedTargets {
  private record Held(String holder, Instant until) {}

  private final TreeSet<TargetKey> followed = new TreeSet<>();
  private final Map<TargetKey, Held> leases = new HashMap<>();
  private final Map<TargetKey, TargetRest> rests = new HashMap<>();

  @Override
  public synchronized void follow(TargetKey target) {
    followed.add(target);
  }

  @Override
  public synchronized void unfollow(TargetKey target) {
    followed.remove(target);
  }

  @Override
  public synchronized List<TargetKey> followed() {
    return List.copyOf(followed);
  }

  @Override
  public synchronized boolean lease(TargetKey target, String holder, Instant now, Instant until) {
    var lease = leases.get(target);
    if (lease != null && lease.until().isAfter(now) && !lease.holder().equals(holder)) {
      return false;
    }
    leases.put(target, new Held(holder, until));
    return true;
  }

  @Override
  public synchronized void endLease(TargetKey target, String holder) {
    if (isHeldBy(target, holder)) {
      leases.remove(target);
    }
  }

  @Override
  public synchronized TargetRest rest(TargetKey target) {
    return rests.getOrDefault(target, TargetRest.NONE);
  }

  @Override
  public synchronized boolean rest(TargetKey target, String holder, TargetRest rest) {
    if (!isHeldBy(target, holder)) {
      return false;
    }
    rests.put(target, rest);
    return true;
  }

  private boolean isHeldBy(TargetKey target, String holder) {
    var lease = leases.get(target);
    return lease != null && lease.holder().equals(holder);
  }
}
