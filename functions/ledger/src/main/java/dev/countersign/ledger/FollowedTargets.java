package dev.countersign.ledger;

import dev.countersign.domain.planning.TargetRest;
import java.time.Instant;
import java.util.List;

/**
 * The targets of all tenants, whose each is, and how it rests. Every method may throw {@link
 * dev.countersign.domain.failure.OperationFailed}.
 */
public interface FollowedTargets {
  /** Has runs look for due postings of this target, from now on. One request. */
  void follow(TargetKey target);

  /**
   * Has no run look for this target any more. Its postings stay, and so does its rest. One request.
   */
  void unfollow(TargetKey target);

  /** All targets that are followed, of all tenants. One request for a few thousand. */
  List<TargetKey> followed();

  /**
   * Takes or keeps the lease of a target, so that one sender at a time sends to it and knows how it
   * rests. One request.
   *
   * @param holder names the sender
   * @param until when the lease ends, unless it is taken again
   * @return whether the sender has it: not while another has
   */
  boolean lease(TargetKey target, String holder, Instant now, Instant until);

  /** Ends a lease, if the holder still has it. One request. */
  void endLease(TargetKey target, String holder);

  /** How the target rests; {@link TargetRest#NONE} where nothing is known. One request. */
  TargetRest rest(TargetKey target);

  /**
   * Writes how the target rests, if the holder still has its lease. One request.
   *
   * @return whether it is written
   */
  boolean rest(TargetKey target, String holder, TargetRest rest);
}
