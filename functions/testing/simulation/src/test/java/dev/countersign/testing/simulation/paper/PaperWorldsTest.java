package dev.countersign.testing.simulation.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.testing.oracle.dispute.OracleCourse;
import dev.countersign.testing.oracle.dispute.OracleDispute;
import dev.countersign.testing.oracle.dispute.OracleEntry;
import dev.countersign.testing.oracle.dispute.OracleStory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Drawn quarrels keep the rules, reach every state and every word, and show every mistake. */
final class PaperWorldsTest {
  private static final long WORLDS = Long.getLong("paper", 200);

  /** In fewer worlds not everything needs to occur. */
  private static final long ENOUGH = 200;

  private static final List<PaperWorld> ALL =
      LongStream.rangeClosed(1, WORLDS).boxed().flatMap(s -> PaperWorld.draw(s).stream()).toList();

  static Set<String> mistakes() {
    return PaperMistakes.all().keySet();
  }

  @Test
  void world_ofEverySeed_keepsTheRules_andEverythingIsReached() {
    var findings = new ArrayList<String>();
    var reached = new TreeSet<String>();
    for (var world : ALL) {
      for (var claim : world.claims()) {
        findings.addAll(PaperChecks.of(world, claim));
        OracleCourse.of(world.story(), claim, world.end())
            .entries()
            .forEach(entry -> reach(entry, reached));
      }
    }
    assertEquals(List.of(), findings);
    var missing = new TreeSet<>(wanted());
    missing.removeAll(reached);
    assertTrue(WORLDS < ENOUGH || missing.isEmpty(), missing::toString);
  }

  private static void reach(OracleEntry entry, Set<String> reached) {
    reached.add(entry.word());
    reached.add("reason " + entry.answer().reason());
    var dispute = entry.dispute();
    if (dispute != null) {
      reached.add(dispute.state() + (dispute.end() == null ? "" : " by " + by(dispute.end())));
    }
    var inquiry = entry.inquiry();
    if (inquiry != null) {
      var end = inquiry.end();
      reached.add("inquiry " + (end == null ? "open" : end.state() + " by " + end.by()));
    }
  }

  private static String by(OracleDispute.End end) {
    return end.by().name().toLowerCase(Locale.ROOT);
  }

  private static Set<String> wanted() {
    return Set.of(
        "open",
        "answered",
        "stands by arbiter",
        "stands by silence",
        "falls by seller",
        "falls by arbiter",
        "falls by silence",
        "falls by terms",
        "adjusted by seller",
        "adjusted by arbiter",
        "adjusted by silence",
        "withdrawn by payer",
        "opened",
        "settled",
        "conceded",
        "resolved",
        "withdrawn",
        "declined",
        "no_disputes",
        "not_billed",
        "already_disputed",
        "decided",
        "accepted",
        "too_late",
        "not_less",
        "not_more",
        "answered_before",
        "not_answered",
        "not_the_arbiter",
        "unknown_dispute",
        "unknown_inquiry",
        "not_claimed",
        "heard",
        "already_asked",
        "no_inquiries",
        "reason disputed",
        "reason adjusted",
        "reason conceded",
        "reason unanswered",
        "reason undecided",
        "reason ruled_out",
        "reason restored",
        "inquiry open",
        "inquiry ATTESTED by PAYER",
        "inquiry DECLINED by PAYER",
        "inquiry DECLINED by SILENCE",
        "inquiry OWED by SILENCE",
        "inquiry WITHDRAWN by SELLER");
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistake_showsInSomeWorld(String what) {
    var wrong = Objects.requireNonNull(PaperMistakes.all().get(what), what);
    boolean isFound =
        ALL.stream()
            .anyMatch(
                world -> world.claims().stream().anyMatch(claim -> shows(world, claim, wrong)));
    assertTrue(WORLDS < ENOUGH || isFound, "it shows in none of " + WORLDS + " worlds");
  }

  /** In what stood when, in how it ended, or in what a message was answered. */
  private static boolean shows(PaperWorld world, String claim, UnaryOperator<OracleStory> wrong) {
    var right = OracleCourse.of(world.story(), claim, world.end());
    var misread = OracleCourse.of(wrong.apply(world.story()), claim, world.end());
    return !right.results().equals(misread.results())
        || !String.valueOf(right.last().dispute()).equals(String.valueOf(misread.last().dispute()));
  }
}
