package dev.countersign.simulation.run;

import dev.countersign.simulation.cloud.Faults;
import dev.countersign.simulation.mistake.Mistake;
import dev.countersign.simulation.world.DrawStory;
import dev.countersign.simulation.world.Happening;
import dev.countersign.simulation.world.Story;
import java.util.Set;

/**
 * What is run: a seed's story, wholly or in part, with the faults that are allowed.
 *
 * @param left the numbers of what is left out of the story
 */
public record Plan(long seed, Set<Integer> left, Faults.Allowed allowed, Mistake mistake) {

  /** All of a seed, done rightly. */
  public static Plan of(long seed) {
    return with(seed, Mistake.NONE);
  }

  public static Plan with(long seed, Mistake mistake) {
    return new Plan(seed, Set.of(), Faults.Allowed.ALL, mistake);
  }

  /** With no other faults than these. */
  Plan allowing(Faults.Allowed faults) {
    return new Plan(seed, left, faults, mistake);
  }

  /** Without these, by their numbers, and with all else. */
  Plan without(Set<Integer> happenings) {
    return new Plan(seed, Set.copyOf(happenings), allowed, mistake);
  }

  /** The same, done rightly. */
  public Plan right() {
    return new Plan(seed, left, allowed, Mistake.NONE);
  }

  /** How many there are in what is run, beside terms being applied. */
  public int happenings() {
    return (int) story().happenings().stream().filter(Happening::canBeLeftOut).count();
  }

  Story story() {
    return DrawStory.draw(seed).without(left);
  }
}
