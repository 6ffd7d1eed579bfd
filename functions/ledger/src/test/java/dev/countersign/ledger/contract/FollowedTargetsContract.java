package dev.countersign.ledger.contract;

import static dev.countersign.ledger.contract.PostingSamples.event;
import static dev.countersign.ledger.contract.PostingSamples.target;
import static dev.countersign.ledger.contract.Samples.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.planning.TargetRest;
import dev.countersign.ledger.FollowedTargets;
import dev.countersign.ledger.Ledger;
import org.junit.jupiter.api.Test;

interface FollowedTargetsContract {
  Ledger ledger();

  private FollowedTargets targets() {
    return ledger().followedTargets();
  }

  @Test
  default void follow_ofATarget_isFollowedUntilItIsNoMore() {
    var target = target();
    targets().follow(target);
    targets().follow(target);
    assertEquals(1, targets().followed().stream().filter(target::equals).count());

    targets().unfollow(target);
    targets().unfollow(target);
    assertFalse(targets().followed().contains(target));
  }

  @Test
  default void followed_whereATargetIsOnlyLeased_isNotThatOne() {
    var target = target();
    targets().lease(target, "run-1", NOON, NOON.plusSeconds(60));
    assertFalse(targets().followed().contains(target));
  }

  @Test
  default void lease_ofOneTarget_isOneSendersUntilItsEnd() {
    var target = target();
    assertTrue(targets().lease(target, "run-1", NOON, NOON.plusSeconds(60)));
    assertTrue(targets().lease(target, "run-1", NOON, NOON.plusSeconds(60)));
    assertFalse(targets().lease(target, "run-2", NOON.plusSeconds(59), NOON.plusSeconds(90)));
    assertTrue(targets().lease(target(), "run-2", NOON, NOON.plusSeconds(60)));
    assertTrue(targets().lease(target, "run-2", NOON.plusSeconds(60), NOON.plusSeconds(90)));
  }

  @Test
  default void endLease_ofItsHolder_isFree() {
    var target = target();
    targets().lease(target, "run-1", NOON, NOON.plusSeconds(60));
    targets().endLease(target, "run-2");
    assertFalse(targets().lease(target, "run-2", NOON, NOON.plusSeconds(60)));

    targets().endLease(target, "run-1");
    assertTrue(targets().lease(target, "run-2", NOON, NOON.plusSeconds(60)));
  }

  @Test
  default void rest_ofItsHolder_isKeptBeyondTheLease() {
    var target = target();
    var rest = new TargetRest(4, 2, NOON.plusSeconds(60), event("last"), NOON.plusSeconds(90));
    assertEquals(TargetRest.NONE, targets().rest(target));

    targets().lease(target, "run-1", NOON, NOON.plusSeconds(60));
    assertTrue(targets().rest(target, "run-1", rest));
    targets().endLease(target, "run-1");

    assertEquals(rest, targets().rest(target));
    targets().lease(target, "run-2", NOON, NOON.plusSeconds(60));
    assertTrue(targets().rest(target, "run-2", TargetRest.NONE));
    assertEquals(TargetRest.NONE, targets().rest(target));
  }

  @Test
  default void rest_ofAnotherThanTheHolder_isNotWritten() {
    var target = target();
    var rest = new TargetRest(1, 0, null, event("last"), null);
    assertFalse(targets().rest(target, "run-1", rest));

    targets().lease(target, "run-2", NOON, NOON.plusSeconds(60));
    assertFalse(targets().rest(target, "run-1", rest));
    assertEquals(TargetRest.NONE, targets().rest(target));
  }

  @Test
  default void unfollow_ofATargetThatRests_forgetsNoRest() {
    var target = target();
    var rest = new TargetRest(3, 1, NOON, event("last"), null);
    targets().follow(target);
    targets().lease(target, "run-1", NOON, NOON.plusSeconds(60));
    targets().rest(target, "run-1", rest);
    targets().unfollow(target);
    assertEquals(rest, targets().rest(target));
  }
}
