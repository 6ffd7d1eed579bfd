package dev.countersign.local.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every scenario of disputes against the sums of its head and the words that its lines expect, as
 * written and in other orders.
 */
final class DisputeScenariosTest {
  private static final Path SCENARIOS = Path.of("../../events/disputes");

  private static final Pattern BALANCE =
      Pattern.compile("\"claim\":\"([^\"]*)\".*\"billed\":\"([^\"]*)\",\"currency\":\"([^\"]*)\"");
  private static final Pattern EVENT =
      Pattern.compile("\"recorded_at\":\"(\\d{4}-\\d{2}).*?\"amount\":\"(-?[0-9.]+)\"");
  private static final Pattern STEP =
      Pattern.compile(
          "\"(?:inquiry|dispute)\":\\{\"at\":\"\\d{4}-\\d{2}-(\\d{2}).*\"state\":\"([a-z]+)\""
              + "(?:,\"by\":\"([a-z]+)\")?(?:,\"heard\":\"([^\"]+)\")?(?:.*\"left\":\"([^\"]+)\")?");
  private static final Pattern EXPECT = Pattern.compile("\"expect\":\"([a-z_]+)\"");
  private static final Pattern WORD =
      Pattern.compile(
          "\"line\":(\\d+).*?\"(?:verdict\":\"refused\".*?\"reason|verdict)\":\"([a-z_]+)\"");

  static List<Path> scenarios() throws Exception {
    try (Stream<Path> files = Files.list(SCENARIOS)) {
      return files.filter(file -> file.toString().endsWith(".ndjson")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void play_asWritten_standsAtTheSumsDoneByHand(Path scenario) throws Exception {
    var told = played(scenario, Delay.NONE);

    assertEquals(head(scenario, "# stands: "), balances(told));
    assertEquals(months(scenario), monthsOf(told));
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void play_asWritten_answersTheWordsExpected(Path scenario) throws Exception {
    var expected = new TreeMap<Integer, String>();
    var lines = Files.readAllLines(scenario);
    for (int i = 0; i < lines.size(); i++) {
      var word = EXPECT.matcher(lines.get(i));
      if (word.find()) {
        expected.put(i + 1, word.group(1));
      }
    }
    var answered = new TreeMap<Integer, String>();
    for (String line : played(scenario, Delay.NONE)) {
      var word = WORD.matcher(line);
      if (line.contains("\"answer\":")
          && word.find()
          && expected.containsKey(Integer.valueOf(word.group(1)))) {
        answered.put(Integer.valueOf(word.group(1)), word.group(2));
      }
    }
    assertEquals(expected, answered);
  }

  /** Most of an inquiry's steps answer no line, so they are told by themselves. */
  @Test
  void play_ofInquiries_tellsEachStep() throws Exception {
    var told = played(SCENARIOS.resolve("12-inquiries.ndjson"), Delay.NONE);
    assertEquals(
        List.of("08 open", "01 attested payer policy_signed/policy/I-1"),
        steps(told, "policy_signed/!/ses_1"));
    assertEquals(List.of("08 open"), steps(told, "policy_signed/!/ses_2"));
    assertEquals(List.of("08 open", "08 declined silence"), steps(told, "policy_signed/!/ses_3"));
    assertEquals(
        List.of("08 open", "08 owed silence", "20 attested payer renewal/policy/I-5"),
        steps(told, "renewal/!/ses_5"));
    assertTrue(
        told.stream()
            .anyMatch(line ->
                line.contains("\"answer\":{\"verdict\":\"declined\",\"inquiry\":\"inq_")
                    && line.contains("\"by\":\"payer\",\"code\":\"no_such_result\"")));
  }

  /** Whoever is silent is not answered, so the end is told by itself. */
  @Test
  void play_ofDisputesThatEndBySilence_tellsTheEnd() throws Exception {
    var told = played(SCENARIOS.resolve("03-not-delivered.ndjson"), Delay.NONE);
    assertEquals(List.of("20 falls silence"), steps(told, "policy_signed/policy/N-1"));
    assertEquals(List.of("20 stands silence"), steps(told, "renewal/policy/R-1"));
    var undecided = played(SCENARIOS.resolve("05-pre-existing.ndjson"), Delay.NONE);
    assertTrue(
        steps(undecided, "renewal/policy/E-3").getLast().endsWith("falls silence 8.00"),
        steps(undecided, "renewal/policy/E-3").toString());
    var byTheTerms = played(SCENARIOS.resolve("04-human-did-it.ndjson"), Delay.NONE);
    assertEquals(1, steps(byTheTerms, "policy_signed/policy/H-1").size());
    assertTrue(steps(byTheTerms, "policy_signed/policy/H-1").getFirst().endsWith("falls terms"));
  }

  /** The day, the state, who brought it about, and what it was heard under. */
  private static List<String> steps(List<String> told, String claim) {
    return told.stream()
        .filter(line -> line.contains("\"claim\":\"" + claim + "\""))
        .map(STEP::matcher)
        .filter(Matcher::find)
        .map(step ->
            Stream.of(1, 2, 3, 4, 5)
                .map(step::group)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" ")))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void play_repeatedAndShuffled_endsAtTheSameBalance(Path scenario) throws Exception {
    var asWritten = balances(played(scenario, Delay.NONE));
    for (long seed = 1; seed <= 20; seed++) {
      var shuffled = played(scenario, new Delay(3, seed, Duration.ofDays(1)));
      assertEquals(asWritten, balances(shuffled), "seed " + seed);
    }
  }

  private static List<String> played(Path scenario, Delay delay) throws Exception {
    var told = new ArrayList<String>();
    PlayScenario.play(Scenario.read(scenario), delay, told::add);
    return told;
  }

  private static List<String> head(Path scenario, String mark) throws Exception {
    return Files.readAllLines(scenario).stream()
        .filter(line -> line.startsWith(mark))
        .map(line -> line.substring(mark.length()))
        .sorted()
        .toList();
  }

  private static List<String> balances(List<String> told) {
    return told.stream()
        .filter(line -> line.startsWith("{\"outcome\":"))
        .map(BALANCE::matcher)
        .filter(found -> found.find())
        .map(found -> found.group(1) + " " + found.group(2) + " " + found.group(3))
        .sorted()
        .toList();
  }

  /** What each month of the head billed and reversed, months without either left out. */
  private static List<String> months(Path scenario) throws Exception {
    return head(scenario, "# month: ").stream()
        .map(line -> line.substring(0, line.indexOf(" disputed")))
        .filter(line -> !line.contains("billed 0.00 reversed 0.00"))
        .toList();
  }

  private static List<String> monthsOf(List<String> told) {
    var billed = new TreeMap<String, BigDecimal>();
    var reversed = new TreeMap<String, BigDecimal>();
    for (String line : told) {
      var event = EVENT.matcher(line);
      if (line.contains("\"event\":") && event.find()) {
        var amount = new BigDecimal(event.group(2));
        var into = amount.signum() > 0 ? billed : reversed;
        into.merge(event.group(1), amount, BigDecimal::add);
        billed.putIfAbsent(event.group(1), new BigDecimal("0.00"));
      }
    }
    var nothing = new BigDecimal("0.00");
    return billed.entrySet().stream()
        .map(month ->
            month.getKey()
                + " billed "
                + month.getValue().toPlainString()
                + " reversed "
                + reversed.getOrDefault(month.getKey(), nothing).toPlainString())
        .toList();
  }
}
