package dev.countersign.testing.simulation.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.countersign.testing.oracle.dispute.OracleMonth;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The oracle comes to the sums that were done by hand for every scenario of disputes. */
final class QuarrelSumsTest {
  private static final Path SCENARIOS = Path.of("../../../events/disputes");

  static List<Path> scenarios() throws Exception {
    try (Stream<Path> files = Files.list(SCENARIOS)) {
      return files.filter(file -> file.toString().endsWith(".ndjson")).sorted().toList();
    }
  }

  private static List<String> byHand(List<String> lines, String head) {
    return lines.stream()
        .filter(line -> line.startsWith("# " + head + ": "))
        .map(line -> line.substring(head.length() + 4))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void stands_ofEachClaim_isTheSumDoneByHand(Path scenario) throws Exception {
    var lines = Files.readAllLines(scenario);
    var courses = QuarrelReader.of(lines).courses();
    var stands = new ArrayList<String>();
    courses.forEach((claim, course) -> {
      if (!course.entries().isEmpty()) {
        stands.add(claim + " " + decimal(course.stands()) + " EUR");
      }
    });
    assertEquals(
        byHand(lines, "stands").stream().sorted().toList(), stands.stream().sorted().toList());
    long total = courses.values().stream().mapToLong(one -> one.stands()).sum();
    assertEquals(byHand(lines, "total"), List.of(decimal(total) + " EUR"));
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void months_ofAllClaims_areTheSumsDoneByHand(Path scenario) throws Exception {
    var lines = Files.readAllLines(scenario);
    var courses = List.copyOf(QuarrelReader.of(lines).courses().values());
    var months =
        OracleMonth.of(courses, ZoneOffset.UTC).stream()
            .map(month ->
                "%s billed %s reversed %s disputed %s"
                    .formatted(
                        month.period(),
                        decimal(month.billed()),
                        decimal(month.reversed()),
                        decimal(month.disputed())))
            .toList();
    assertEquals(byHand(lines, "month"), months);
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void word_ofEachMessage_isTheOneExpected(Path scenario) throws Exception {
    var reader = QuarrelReader.of(Files.readAllLines(scenario));
    var wrong = new ArrayList<String>();
    reader
        .expected()
        .forEach((by, word) -> {
          var said = reader.course(reader.about(by)).word(by);
          if (!said.equals(word)) {
            wrong.add(by.id() + ": " + said + ", not " + word);
          }
        });
    assertEquals(List.of(), wrong);
    assertFalse(reader.expected().isEmpty());
  }

  private static String decimal(long minor) {
    return BigDecimal.valueOf(minor, 2).toPlainString();
  }
}
