package dev.countersign.testing.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.testing.simulation.mistake.Mistakes;
import dev.countersign.testing.simulation.run.RunPlan;
import dev.countersign.testing.simulation.run.RunResult;
import dev.countersign.testing.simulation.run.SeedRunner;
import dev.countersign.testing.simulation.run.SimulatedWorld;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The simulation finds the mistakes that somebody could make; one search on each core. */
@Execution(ExecutionMode.CONCURRENT)
final class MistakesTest {
  /** A mistake must show in one of so many worlds; the seed that showed it last is tried first. */
  private static final long WORLDS = 1500;

  /** A mistake that is made up for must do something in one of so many worlds, and no harm. */
  private static final long HARMLESS_WORLDS = 100;

  static Set<String> mistakes() {
    return Mistakes.all().keySet();
  }

  static Set<String> madeUpFor() {
    return Mistakes.madeUpFor().keySet();
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void seeds_overAMistake_showItAndOnlyIt(String what) throws Exception {
    var mistake = Mistakes.named(what);
    var known = SeedRunner.find(mistake, KnownSeeds.of(what), 1);
    var found = SeedRunner.shows(mistake, known) ? known : SeedRunner.find(mistake, 1, WORLDS);

    assertTrue(SeedRunner.shows(mistake, found), () -> "not found until seed " + found.seed());
    var right = SeedRunner.onVirtualThread(() -> SimulatedWorld.run(RunPlan.of(found.seed())));
    assertEquals(List.of(), right.findings(), "without the mistake");
  }

  @ParameterizedTest
  @MethodSource("madeUpFor")
  void seeds_overAMistakeThatIsMadeUpFor_differAndBreakNothing(String what) throws Exception {
    boolean differs = false;
    for (long seed = 1; seed <= HARMLESS_WORLDS; seed++) {
      var wrong = run(RunPlan.with(seed, Mistakes.named(what)));
      assertEquals(List.of(), wrong.breaches(), "seed " + seed);
      differs |= wrong.steps() != run(RunPlan.of(seed)).steps();
    }

    assertTrue(differs, "the mistake does nothing in any world");
  }

  @Test
  void mistakes_thatAreWritten_areInOneOfTheLists() {
    var written = WrittenMistakes.read();

    assertFalse(written.all().isEmpty());
    assertEquals(Set.of(), written.unlisted());
    var both = new TreeSet<>(mistakes());
    both.retainAll(madeUpFor());
    assertEquals(Set.of(), both, "in both lists");
  }

  private static RunResult run(RunPlan plan) throws InterruptedException {
    return SeedRunner.onVirtualThread(() -> SimulatedWorld.run(plan));
  }
}
