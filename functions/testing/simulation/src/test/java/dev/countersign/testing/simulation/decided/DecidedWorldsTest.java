package dev.countersign.testing.simulation.decided;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.testing.oracle.dispute.OracleStory;
import dev.countersign.testing.simulation.paper.LateWork;
import dev.countersign.testing.simulation.paper.LostEntries;
import dev.countersign.testing.simulation.paper.PaperMistakes;
import dev.countersign.testing.simulation.paper.PaperWorld;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The product decides drawn stories of disputes and inquiries as the oracle does. */
final class DecidedWorldsTest {
  private static final long FROM = Long.getLong("decided.from", 1);
  private static final long WORLDS = Long.getLong("decided", 150);

  /** So many seeds show every mistake. */
  private static final long ENOUGH = 2_000;

  /** Due work runs days or weeks late. */
  private static final List<Duration> PAUSES =
      List.of(Duration.ofDays(3), Duration.ofDays(9), Duration.ofDays(20), Duration.ofDays(50));

  static Set<String> mistakes() {
    return PaperMistakes.all().keySet();
  }

  @Test
  void story_ofEverySeed_isDecidedAsTheOracleSays() {
    var wrong =
        worlds(FROM, WORLDS)
            .flatMap(world -> differences(world, UnaryOperator.identity()))
            .toList();
    assertEquals(List.of(), wrong, () -> wrong.size() + " wrong");
  }

  @Test
  void story_whoseDueWorkIsLate_endsTheSame() {
    var wrong = worlds(FROM, WORLDS).flatMap(DecidedWorldsTest::differencesInTheEnd).toList();
    assertEquals(List.of(), wrong, () -> wrong.size() + " wrong");
  }

  @Test
  void claimOfASession_whoseEntriesAreLostByARestore_endsTheSame() {
    var wrong = worlds(FROM, WORLDS).flatMap(DecidedWorldsTest::differencesByLoss).toList();
    assertEquals(List.of(), wrong, () -> wrong.size() + " wrong");
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistakeOfTheProduct_isFound(String what) {
    var wrong = Objects.requireNonNull(PaperMistakes.all().get(what), what);
    assertTrue(
        worlds(1, ENOUGH).flatMap(world -> differences(world, wrong)).findFirst().isPresent(),
        "no seed below " + ENOUGH + " shows it");
  }

  private static Stream<PaperWorld> worlds(long from, long number) {
    return LongStream.range(from, from + number)
        .boxed()
        .flatMap(seed -> PaperWorld.draw(seed).stream());
  }

  private static OracleStory late(PaperWorld world, String claim) {
    var pause = PAUSES.get((int) (world.seed() % PAUSES.size()));
    return LateWork.every(pause, world, claim);
  }

  private static Stream<String> differences(PaperWorld world, UnaryOperator<OracleStory> read) {
    var comparison = CourseComparison.of(world, read);
    return world.claims().stream().flatMap(claim -> comparison.difference(claim).stream());
  }

  private static Stream<String> differencesInTheEnd(PaperWorld world) {
    var comparison = CourseComparison.of(world, UnaryOperator.identity());
    return world.claims().stream()
        .flatMap(claim -> comparison.differenceInTheEnd(late(world, claim), claim).stream());
  }

  private static Stream<String> differencesByLoss(PaperWorld world) {
    var comparison = CourseComparison.of(world, UnaryOperator.identity());
    return world.claims().stream()
        .filter(claim -> claim.contains("/!/"))
        .flatMap(claim ->
            LostEntries.of(world, claim)
                .flatMap(lost -> comparison.differenceOf(lost, claim))
                .stream());
  }
}
