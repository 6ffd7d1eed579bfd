package dev.countersign.testing.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.countersign.local.play.Delay;
import dev.countersign.local.play.PlayScenario;
import dev.countersign.local.play.Scenario;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays the scenario of every mistake that the simulation ever found. */
final class PlayedRegressionsTest {
  private static final Path FOLDER = Path.of("../../../events/regressions");
  private static final String STANDS = "# stands: ";
  private static final Pattern BALANCE =
      Pattern.compile("\"claim\":\"([^\"]*)\".*\"billed\":\"([^\"]*)\",\"currency\":\"([^\"]*)\"");

  static List<Path> scenarios() throws Exception {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".ndjson")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void play_whatWasFoundOnce_standsAtTheSumOfItsHead(Path scenario) throws Exception {
    var played = new ArrayList<String>();
    PlayScenario.play(Scenario.read(scenario), Delay.NONE, played::add);

    var byHand =
        Files.readAllLines(scenario).stream()
            .filter(line -> line.startsWith(STANDS))
            .map(line -> line.substring(STANDS.length()))
            .sorted()
            .toList();
    var stands =
        played.stream()
            .filter(line -> line.startsWith("{\"outcome\":"))
            .map(BALANCE::matcher)
            .filter(Matcher::find)
            .map(found -> found.group(1) + " " + found.group(2) + " " + found.group(3))
            .sorted()
            .toList();
    assertFalse(byHand.isEmpty(), "the head says no sum: " + STANDS);
    assertEquals(byHand, stands);
  }
}
