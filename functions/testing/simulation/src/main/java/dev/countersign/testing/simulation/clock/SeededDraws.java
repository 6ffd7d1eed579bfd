package dev.countersign.testing.simulation.clock;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Random draws of one part of a world, the same for the same seed and part. They don't depend on
 * what other parts draw: a part can be left out, and the rest stays as it was.
 */
public final class SeededDraws {
  private final SplittableRandom random;

  private SeededDraws(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** The draws of this part of the seed's world. */
  public static SeededDraws of(long seed, String part) {
    long hash = seed * 0x9E3779B97F4A7C15L;
    for (int i = 0; i < part.length(); i++) {
      hash = (hash ^ part.charAt(i)) * 0x100000001B3L;
      hash ^= hash >>> 29;
    }
    return new SeededDraws(hash);
  }

  /** From 0, below the bound. */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  /** From {@code least} to {@code most}, both included. */
  public int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  /** From 0, below the bound. */
  public long below(long bound) {
    return random.nextLong(bound);
  }

  /** True so many times in a thousand. */
  public boolean perMille(int times) {
    return random.nextInt(1000) < times;
  }

  /** One of them. */
  @SafeVarargs
  public final <T> T oneOf(T... all) {
    return all[random.nextInt(all.length)];
  }

  /** One of them. */
  public <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
