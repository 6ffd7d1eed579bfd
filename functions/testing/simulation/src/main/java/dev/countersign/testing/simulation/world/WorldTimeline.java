package dev.countersign.testing.simulation.world;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * All that happens outside in a seed's world, in order of time.
 *
 * @param calmFrom when nothing fails any more
 */
public record WorldTimeline(
    long seed, List<Tenant> tenants, List<WorldEvent> happenings, Instant calmFrom) {
  public static final Instant START = Instant.parse("2026-02-20T08:00:00Z");

  /** Without these, by their numbers. What the contract itself rests on can't be left out. */
  public WorldTimeline without(Set<Integer> left) {
    var kept =
        happenings.stream()
            .filter(one -> !left.contains(one.number()) || !one.canBeLeftOut())
            .toList();
    return new WorldTimeline(seed, tenants, kept, calmFrom);
  }
}
