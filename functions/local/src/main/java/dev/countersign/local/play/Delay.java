package dev.countersign.local.play;

import java.time.Duration;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** How often and how late everything arrives. */
public record Delay(int copies, @Nullable Long seed, Duration within) {
  public static final Delay NONE = new Delay(1, null, Duration.ofDays(1));

  public Delay {
    if (copies < 1 || within.isNegative()) {
      throw new IllegalArgumentException("at least one copy, and no negative delay");
    }
  }

  /** Whole seconds, so that times stay readable; none where nothing is shuffled. */
  Duration next(Random random) {
    return seed == null
        ? Duration.ZERO
        : Duration.ofSeconds(random.nextLong(within.toSeconds() + 1));
  }
}
