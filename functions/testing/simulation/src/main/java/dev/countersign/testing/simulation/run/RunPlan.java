package dev.countersign.testing.simulation.run;

import dev.countersign.testing.simulation.cloud.FaultPlan;
import dev.countersign.testing.simulation.mistake.Mistake;
import dev.countersign.testing.simulation.months.SimulatedMonths;
import dev.countersign.testing.simulation.world.DrawTimeline;
import dev.countersign.testing.simulation.world.Tenant;
import dev.countersign.testing.simulation.world.WorldEvent;
import dev.countersign.testing.simulation.world.WorldTimeline;
import java.util.Set;

/**
 * What is run: a seed's timeline, wholly or in part, the faults that may happen, and a mistake.
 *
 * @param leftOut the numbers of the events that are left out
 */
public record RunPlan(long seed, Set<Integer> leftOut, FaultPlan.Allowed allowed, Mistake mistake) {

  /** The whole of a seed, without a mistake. */
  public static RunPlan of(long seed) {
    return with(seed, Mistake.NONE);
  }

  /** The whole of a seed, with a mistake. */
  public static RunPlan with(long seed, Mistake mistake) {
    return new RunPlan(seed, Set.of(), FaultPlan.Allowed.ALL, mistake);
  }

  /** The same with no other faults than these. */
  RunPlan allowing(FaultPlan.Allowed faults) {
    return new RunPlan(seed, leftOut, faults, mistake);
  }

  /** The same without these events, by their numbers, and with all others. */
  RunPlan without(Set<Integer> events) {
    return new RunPlan(seed, Set.copyOf(events), allowed, mistake);
  }

  /** The same without a mistake. */
  public RunPlan right() {
    return new RunPlan(seed, leftOut, allowed, Mistake.NONE);
  }

  /** How many events there are that could be left out. */
  public int events() {
    return (int) timeline().events().stream().filter(WorldEvent::canBeLeftOut).count();
  }

  /**
   * Whether this world can show the mistake: one with months shows where months are sealed, one
   * with quarrels where there are some.
   */
  boolean mayShowIt() {
    return mistake.quarrels()
        ? timeline().tenants().stream().anyMatch(Tenant::quarrels)
        : !mistake.seals() || SimulatedMonths.areIn(timeline());
  }

  WorldTimeline timeline() {
    return DrawTimeline.draw(seed).without(leftOut);
  }
}
