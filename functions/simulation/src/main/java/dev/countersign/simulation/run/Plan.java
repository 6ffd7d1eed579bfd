package dev.countersign.simulation.run;

import dev.countersign.simulation.cloud.Faults;
import dev.countersign.simulation.mistake.Mistake;
import dev.countersign.simulation.world.DrawStory;
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

  Story story() {
    return DrawStory.draw(seed).without(left);
  }
}
