package dev.countersign.testing.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.testing.simulation.mistake.Mistakes;
import dev.countersign.testing.simulation.run.RunPlan;
import dev.countersign.testing.simulation.run.SeedRunner;
import dev.countersign.testing.simulation.run.SimulatedWorld;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The simulation finds what somebody could do wrongly; else it would be of no use. */
final class MistakesTest {
  private static final long MOST = 1500;
  private static final int WANTED = 20;

  static Set<String> mistakes() {
    return Mistakes.all().keySet();
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void seeds_overAMistake_showItAndOnlyIt(String what) throws Exception {
    var mistake = Mistakes.named(what);
    var found = SeedRunner.find(mistake, 1, MOST);

    assertTrue(SeedRunner.shows(mistake, found), () -> "not found until seed " + found.seed());
    var right = SeedRunner.onVirtualThread(() -> SimulatedWorld.run(RunPlan.of(found.seed())));
    assertEquals(List.of(), right.findings(), "without the mistake");
  }

  @Test
  void mistakes_thatAreLookedFor_areMany() {
    assertTrue(mistakes().size() >= WANTED);
  }
}
