package dev.countersign.testing.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.local.play.Delay;
import dev.countersign.local.play.PlayScenario;
import dev.countersign.local.play.Scenario;
import dev.countersign.testing.simulation.mistake.Mistakes;
import dev.countersign.testing.simulation.run.RunResult;
import dev.countersign.testing.simulation.run.ScenarioText;
import dev.countersign.testing.simulation.run.SeedRunner;
import dev.countersign.testing.simulation.run.ShrinkRun;
import dev.countersign.testing.simulation.run.SimulatedWorld;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A failing run is made smaller, and can be played. */
final class ShrinkTest {
  private static final int SMALL = 12;

  private static RunResult found(String mistake) throws InterruptedException {
    return SeedRunner.find(Mistakes.named(mistake), 1, 1500);
  }

  private static RunResult shrunk(RunResult ran) throws InterruptedException {
    return SeedRunner.onVirtualThread(() -> ShrinkRun.shrink(ran));
  }

  @Test
  void shrink_ofAFailingRun_failsAlikeWithLess() throws Exception {
    var found = found("the clawback clause is forgotten");
    var small = shrunk(found);

    assertTrue(small.failed());
    assertEquals(List.of(), small.happened(), "faults that it takes");
    assertTrue(small.plan().events() <= SMALL, () -> small.plan().events() + " are left");
    assertTrue(small.plan().events() < found.plan().events());
    var again = SeedRunner.onVirtualThread(() -> SimulatedWorld.run(small.plan()));
    assertEquals(small, again);
    var right = SeedRunner.onVirtualThread(() -> SimulatedWorld.run(small.plan().right()));
    assertFalse(right.failed(), "it is the mistake that fails");
  }

  @Test
  void shrink_ofARunThatTakesFaults_keepsThoseOnly() throws Exception {
    var small = shrunk(found("what batches leave unwritten is ignored"));

    assertFalse(small.happened().isEmpty());
    assertTrue(small.happened().size() <= SMALL, () -> small.happened().toString());
  }

  @Test
  void scenarioText_ofAShrunkRun_isPlayed(@TempDir Path folder) throws Exception {
    var small = shrunk(found("the clawback clause is forgotten"));
    var played = new ArrayList<String>();
    for (String text : ScenarioText.of(small)) {
      var file = Files.writeString(folder.resolve("shrunk.ndjson"), text);
      PlayScenario.play(Scenario.read(file), Delay.NONE, played::add);
    }

    assertTrue(
        played.stream().anyMatch(line -> line.startsWith("{\"outcome\":")), played::toString);
  }
}
