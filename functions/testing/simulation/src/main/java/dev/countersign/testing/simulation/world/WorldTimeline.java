package dev.countersign.testing.simulation.world;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * All events from outside in a seed's world, in order of time.
 *
 * @param calmFrom from then on nothing fails
 */
public record WorldTimeline(
    long seed, List<Tenant> tenants, List<WorldEvent> events, Instant calmFrom) {
  public static final Instant START = Instant.parse("2026-02-20T08:00:00Z");

  /** The same without these events, by their numbers. Some can't be left out and stay. */
  public WorldTimeline without(Set<Integer> left) {
    var kept =
        events.stream().filter(one -> !left.contains(one.number()) || !one.canBeLeftOut()).toList();
    return new WorldTimeline(seed, tenants, kept, calmFrom);
  }
}
