package dev.countersign.testing.simulation.run;

import dev.countersign.testing.simulation.cloud.FaultPlan;
import dev.countersign.testing.simulation.mistake.Mistake;
import dev.countersign.testing.simulation.world.DrawTimeline;
import dev.countersign.testing.simulation.world.WorldEvent;
import dev.countersign.testing.simulation.world.WorldTimeline;
import java.util.Set;

/**
 * What is run: a seed's story, wholly or in part, with the faults that are allowed.
 *
 * @param left the numbers of what is left out of the story
 */
public record RunPlan(long seed, Set<Integer> left, FaultPlan.Allowed allowed, Mistake mistake) {

  /** All of a seed, done rightly. */
  public static RunPlan of(long seed) {
    return with(seed, Mistake.NONE);
  }

  public static RunPlan with(long seed, Mistake mistake) {
    return new RunPlan(seed, Set.of(), FaultPlan.Allowed.ALL, mistake);
  }

  /** With no other faults than these. */
  RunPlan allowing(FaultPlan.Allowed faults) {
    return new RunPlan(seed, left, faults, mistake);
  }

  /** Without these, by their numbers, and with all else. */
  RunPlan without(Set<Integer> happenings) {
    return new RunPlan(seed, Set.copyOf(happenings), allowed, mistake);
  }

  /** The same, done rightly. */
  public RunPlan right() {
    return new RunPlan(seed, left, allowed, Mistake.NONE);
  }

  /** How many there are in what is run, beside terms being applied. */
  public int happenings() {
    return (int) story().happenings().stream().filter(WorldEvent::canBeLeftOut).count();
  }

  WorldTimeline story() {
    return DrawTimeline.draw(seed).without(left);
  }
}
