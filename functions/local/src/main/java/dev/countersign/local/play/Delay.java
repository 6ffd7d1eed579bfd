package dev.countersign.local.play;

import java.time.Duration;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * How often and how late everything arrives.
 *
 * @param copies how often each delivery arrives; 1 or more
 * @param seed of the random delays; none for no delay
 * @param within the longest delay
 */
public record Delay(int copies, @Nullable Long seed, Duration within) {
  public static final Delay NONE = new Delay(1, null, Duration.ofDays(1));

  public Delay {
    if (copies < 1 || within.isNegative()) {
      throw new IllegalArgumentException("at least one copy, and no negative delay");
    }
  }

  /** A delay in whole seconds, so that times stay readable; zero without a seed. */
  Duration next(Random random) {
    return seed == null
        ? Duration.ZERO
        : Duration.ofSeconds(random.nextLong(within.toSeconds() + 1));
  }
}
