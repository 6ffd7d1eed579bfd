package dev.countersign.testing.simulation.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.testing.oracle.OracleAnswer;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The oracle comes to the sums that were done by hand for every scenario. */
final class ScenarioSumsTest {
  private static final Path SCENARIOS = Path.of("../../../events/scenarios");

  static List<Path> scenarios() throws Exception {
    try (Stream<Path> files = Files.list(SCENARIOS)) {
      return files.filter(file -> file.toString().endsWith(".ndjson")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void at_theEndOfAScenario_isTheSumDoneByHand(Path scenario) throws Exception {
    var byHand =
        Files.readAllLines(scenario).stream()
            .filter(line -> line.startsWith("# stands: "))
            .map(line -> line.substring("# stands: ".length()))
            .sorted()
            .toList();

    var stands = new ArrayList<String>();
    ScenarioReader.of(scenario)
        .stands()
        .forEach((claim, answer) -> stands.add(claim + " " + decimal(answer) + " EUR"));

    assertEquals(byHand, stands);
  }

  private static String decimal(OracleAnswer answer) {
    return BigDecimal.valueOf(answer.amount(), 2).toPlainString();
  }
}
