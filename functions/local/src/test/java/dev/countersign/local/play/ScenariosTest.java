package dev.countersign.local.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every scenario against its golden transcript, and its balance under every order and repetition
 * tried.
 */
final class ScenariosTest {
  private static final Path ROOT = Path.of("../..");
  private static final Pattern BALANCE =
      Pattern.compile("\"claim\":\"([^\"]*)\".*\"billed\":\"([^\"]*)\",\"currency\":\"([^\"]*)\"");

  static List<Path> scenarios() throws Exception {
    try (Stream<Path> files = Files.list(ROOT.resolve("events/scenarios"))) {
      return files.filter(file -> file.toString().endsWith(".ndjson")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void play_asWritten_tellsTheGoldenTranscript(Path scenario) throws Exception {
    Path golden =
        ROOT.resolve("events/golden/scenarios").resolve(scenario.getFileName().toString());
    var told = played(scenario, Delay.NONE);

    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(golden.getParent());
      Files.write(golden, told);
    }
    assertEquals(Files.readAllLines(golden), told);
  }

  /** The lines "# stands:" and "# total:" of a scenario's head are its sum done by hand. */
  @ParameterizedTest
  @MethodSource("scenarios")
  void play_asWritten_standsAtTheSumDoneByHand(Path scenario) throws Exception {
    var byHand = head(scenario, "# stands: ");
    var total =
        byHand.stream()
            .map(line -> new BigDecimal(line.split(" ", -1)[1]))
            .reduce(BigDecimal.ZERO, BigDecimal::add);

    assertEquals(
        byHand.stream().sorted().collect(Collectors.joining("\n")),
        balances(played(scenario, Delay.NONE)));
    assertEquals(head(scenario, "# total: "), List.of(total.toPlainString() + " EUR"));
  }

  private static List<String> head(Path scenario, String mark) throws Exception {
    return Files.readAllLines(scenario).stream()
        .filter(line -> line.startsWith(mark))
        .map(line -> line.substring(mark.length()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void play_repeatedAndShuffled_endsAtTheSameBalance(Path scenario) throws Exception {
    var asWritten = balances(played(scenario, Delay.NONE));
    assertFalse(asWritten.isEmpty());

    for (long seed = 1; seed <= 100; seed++) {
      var shuffled = played(scenario, new Delay(3, seed, Duration.ofDays(1)));
      assertEquals(asWritten, balances(shuffled), "seed " + seed);
    }
  }

  private static List<String> played(Path scenario, Delay delay) throws Exception {
    var told = new ArrayList<String>();
    PlayScenario.play(Scenario.read(scenario), delay, told::add);
    return told;
  }

  private static String balances(List<String> told) {
    return told.stream()
        .filter(line -> line.startsWith("{\"outcome\":"))
        .map(BALANCE::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1) + " " + found.group(2) + " " + found.group(3))
        .sorted()
        .collect(Collectors.joining("\n"));
  }
}
