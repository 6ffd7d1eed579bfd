package dev.countersign.testing.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class WorldTest {

  @Test
  void of_sameSeed_isTheSameWorld() {
    for (long seed = 0; seed < 50; seed++) {
      assertEquals(World.of(seed), World.of(seed));
    }
    assertFalse(World.of(1).results().equals(World.of(2).results()));
  }

  @Test
  void of_otherRules_leavesLivesAndArrivals() {
    var drawn = World.of(7);
    var plain = World.of(7, EngineRules.plain());

    assertEquals(drawn.results(), plain.results());
    assertEquals(drawn.arrivals(), plain.arrivals());
  }

  @Test
  void arrivals_ofEveryWorld_bringEachEventOnceOrMoreNotTooEarly() {
    int repeated = 0;
    int overtaken = 0;
    for (long seed = 0; seed < 200; seed++) {
      var world = World.of(seed);
      var first = new HashMap<String, Arrival>();
      for (var one : world.arrivals()) {
        assertFalse(one.at().isBefore(one.result().recordedAt()));
        repeated += first.putIfAbsent(one.result().id(), one) == null ? 0 : 1;
      }
      assertEquals(ids(world), first.keySet());
      for (var one : world.results()) {
        var billable = one.reverses();
        overtaken += billable != null && at(first, one.id()).isBefore(at(first, billable)) ? 1 : 0;
      }
    }
    int both = Math.min(repeated, overtaken);
    assertTrue(both > 20, () -> "" + both);
  }

  @Test
  void results_ofEveryWorld_takeBackWhatStandsAndOnce() {
    for (long seed = 0; seed < 200; seed++) {
      var world = World.of(seed);
      var takenBack = new HashSet<String>();
      for (var one : world.results()) {
        if (one.isReversal()) {
          assertTrue(takenBack.add(one.reverses()));
          assertEquals(-find(world, one.reverses()).value(), one.value());
        }
        if (one.replacedBy() != null) {
          assertEquals(one.id(), find(world, one.replacedBy()).replaces());
        }
      }
    }
  }

  private static Instant at(Map<String, Arrival> first, String id) {
    return Objects.requireNonNull(first.get(id)).at();
  }

  private static BilledResult find(World world, @Nullable String id) {
    return world.results().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }

  private static Set<String> ids(World world) {
    return world.results().stream().map(BilledResult::id).collect(Collectors.toSet());
  }
}
