package dev.countersign.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.simulation.run.Plan;
import dev.countersign.simulation.run.Ran;
import dev.countersign.simulation.run.Seeds;
import dev.countersign.simulation.run.World;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * As many seeds as {@code -Dseeds} says, or the one of {@code -Dseed}: nothing is found against the
 * contract.
 */
final class SeedsTest {
  private static final int TOLD = 10;

  @Test
  void world_ofEverySeed_keepsTheContract() throws Exception {
    var failed = new ArrayList<String>();
    String one = System.getProperty("seed", "");
    long first = one.isEmpty() ? 1 : Long.parseLong(one);
    long number = one.isEmpty() ? Long.getLong("seeds", 300) : 1;
    Seeds.run(
        first,
        number,
        ran -> {
          if (ran.failed() && failed.size() < TOLD) {
            failed.add("-Dseed=" + ran.seed() + ": " + ran.findings().getFirst());
          }
        });

    assertEquals(List.of(), failed);
  }

  @Test
  void world_ofOneSeed_isTheSameEveryTime() {
    for (long seed = 1; seed <= 20; seed++) {
      Ran first = World.run(Plan.of(seed));
      assertEquals(first, World.run(Plan.of(seed)));
    }
  }
}
