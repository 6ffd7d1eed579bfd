package dev.countersign.testing.engine;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Chance that a seed decides. Each part of a world draws by itself, so that parts can change. */
final class Draws {
  private final SplittableRandom random;

  private Draws(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** The draws of one part of a world. */
  static Draws of(long seed, String part) {
    return new Draws(part.chars().asLongStream().reduce(seed, Draws::mixed));
  }

  private static long mixed(long seed, long other) {
    return seed * 1_000_003 + other;
  }

  /** From {@code least} to {@code most}, both included. */
  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  boolean in100(int cases) {
    return random.nextInt(100) < cases;
  }

  <T> T oneOf(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  /** Less than {@code most}, in whole seconds. */
  Duration lessThan(Duration most) {
    return Duration.ofSeconds(random.nextLong(Math.max(1, most.toSeconds())));
  }
}
