package dev.countersign.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.local.play.Delay;
import dev.countersign.local.play.Play;
import dev.countersign.local.play.Scenario;
import dev.countersign.simulation.mistake.Mistakes;
import dev.countersign.simulation.run.Ran;
import dev.countersign.simulation.run.ScenarioText;
import dev.countersign.simulation.run.Seeds;
import dev.countersign.simulation.run.Shrink;
import dev.countersign.simulation.run.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What fails is made small, and can be played. */
final class ShrinkTest {
  private static final int SMALL = 12;

  private static Ran found(String mistake) throws InterruptedException {
    return Seeds.find(Mistakes.named(mistake), 1, 1500);
  }

  private static Ran shrunk(Ran ran) throws InterruptedException {
    return Seeds.onVirtualThread(() -> Shrink.shrink(ran));
  }

  @Test
  void shrink_ofAFailingRun_failsAlikeWithLess() throws Exception {
    var found = found("the clawback clause is forgotten");
    var small = shrunk(found);

    assertTrue(small.failed());
    assertEquals(List.of(), small.happened(), "faults that it takes");
    assertTrue(small.plan().happenings() <= SMALL, () -> small.plan().happenings() + " are left");
    assertTrue(small.plan().happenings() < found.plan().happenings());
    var again = Seeds.onVirtualThread(() -> World.run(small.plan()));
    assertEquals(small, again);
    var right = Seeds.onVirtualThread(() -> World.run(small.plan().right()));
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
    var told = new ArrayList<String>();
    for (String text : ScenarioText.of(small)) {
      var file = Files.writeString(folder.resolve("shrunk.ndjson"), text);
      Play.play(Scenario.read(file), Delay.NONE, told::add);
    }

    assertTrue(told.stream().anyMatch(line -> line.startsWith("{\"outcome\":")), told::toString);
  }
}
