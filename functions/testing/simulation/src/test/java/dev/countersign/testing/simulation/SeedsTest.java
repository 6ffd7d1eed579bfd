package dev.countersign.testing.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.OutcomeStatus;
import dev.countersign.testing.simulation.billing.ReachedWords;
import dev.countersign.testing.simulation.report.RunTally;
import dev.countersign.testing.simulation.run.RunPlan;
import dev.countersign.testing.simulation.run.RunResult;
import dev.countersign.testing.simulation.run.SeedRunner;
import dev.countersign.testing.simulation.run.SimulatedWorld;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Runs as many seeds as {@code -Dseeds} says, or the one of {@code -Dseed}. */
final class SeedsTest {
  /** With so many seeds or more, everything that can occur must have occurred. */
  private static final long MANY = 2000;

  @Test
  void world_ofEverySeed_keepsTheContract() throws Exception {
    String one = System.getProperty("seed", "");
    long first = one.isEmpty() ? 1 : Long.parseLong(one);
    long number = one.isEmpty() ? Long.getLong("seeds", MANY) : 1;
    var tally = new RunTally();
    SeedRunner.run(first, number, tally::add);

    assertEquals(
        List.of(),
        tally.failed().stream()
            .map(ran -> "-Dseed=" + ran.seed() + ": " + ran.findings().getFirst())
            .toList());
    if (number >= MANY) {
      assertEquals(Set.of(), tally.missing(), "faults that never happened");
      assertEquals(Set.of(), missing(tally), "what was never reached");
    }
  }

  private static Set<String> missing(RunTally tally) {
    var wanted =
        Arrays.stream(OutcomeStatus.values())
            .map(status -> "status " + status.wire())
            .collect(Collectors.toCollection(TreeSet::new));
    for (String verdict :
        List.of("accepted", "conflict", "duplicate", "superseded", "refused", "witnessed")) {
      wanted.add("verdict " + verdict);
    }
    for (String status : List.of("200", "202", "401", "409", "422", "503")) {
      wanted.add("answer " + status);
    }
    for (String month : List.of("sealed", "open", "late", "superseded")) {
      wanted.add("month " + month);
    }
    for (String end :
        List.of(
            "open",
            "answered",
            "stands by ARBITER",
            "stands by SILENCE",
            "falls by ARBITER",
            "falls by SELLER",
            "falls by SILENCE",
            "falls by TERMS",
            "adjusted by ARBITER",
            "adjusted by SELLER",
            "adjusted by SILENCE",
            "withdrawn by PAYER")) {
      wanted.add("dispute " + end);
    }
    for (String end :
        List.of(
            "open",
            "ATTESTED by PAYER",
            "DECLINED by PAYER",
            "DECLINED by SILENCE",
            "OWED by SILENCE",
            "WITHDRAWN by SELLER")) {
      wanted.add("inquiry " + end);
    }
    wanted.addAll(ReachedWords.wanted());
    wanted.removeAll(tally.reached());
    return wanted;
  }

  @Test
  void world_ofOneSeed_isTheSameEveryTime() {
    for (long seed = 1; seed <= 40; seed++) {
      RunResult first = SimulatedWorld.run(RunPlan.of(seed));
      assertEquals(first, SimulatedWorld.run(RunPlan.of(seed)));
      assertTrue(first.steps() > 0);
    }
  }
}
