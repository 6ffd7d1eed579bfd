package dev.countersign.testing.random;

import java.util.List;
import java.util.Random;

/** Random draws that one seed determines. */
public record SeededDraw(Random random) {
  public static SeededDraw of(long seed) {
    return new SeededDraw(new Random(seed));
  }

  /** A number from 0, below the bound. */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  /** True this many times in a hundred. */
  public boolean percent(int times) {
    return below(100) < times;
  }

  /** One of these. */
  @SafeVarargs
  public final <T> T of(T... all) {
    return all[below(all.length)];
  }

  /** One of these. */
  public <T> T of(List<T> all) {
    return all.get(below(all.size()));
  }
}
