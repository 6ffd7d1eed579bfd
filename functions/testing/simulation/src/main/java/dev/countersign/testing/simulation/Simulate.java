package dev.countersign.testing.simulation;

import dev.countersign.testing.simulation.mistake.Mistakes;
import dev.countersign.testing.simulation.report.MistakeHunt;
import dev.countersign.testing.simulation.report.RunTally;
import dev.countersign.testing.simulation.report.SimulationReport;
import dev.countersign.testing.simulation.run.RunPlan;
import dev.countersign.testing.simulation.run.RunResult;
import dev.countersign.testing.simulation.run.ScenarioText;
import dev.countersign.testing.simulation.run.SeedRunner;
import dev.countersign.testing.simulation.run.ShrinkRun;
import dev.countersign.testing.simulation.run.SimulatedWorld;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the simulation by hand:
 *
 * <pre>
 * seeds FIRST NUMBER       runs seeds, and prints the result
 * tell SEED                prints everything that happens in a seed
 * shrink SEED [MISTAKE]    makes a failing seed smaller, and prints scenarios for countersign play
 * mistakes MOST [MISTAKE]  prints which seed shows each mistake, or this one, of so many at most
 * report NUMBER MOST       prints the report of both, as Markdown
 * </pre>
 */
public final class Simulate {
  private Simulate() {}

  public static void main(String[] args) throws InterruptedException {
    switch (args[0]) {
      case "seeds" -> seeds(Long.parseLong(args[1]), Long.parseLong(args[2]));
      case "tell" -> tell(Long.parseLong(args[1]));
      case "shrink" ->
          shrink(
              args.length > 2
                  ? RunPlan.with(Long.parseLong(args[1]), Mistakes.named(args[2]))
                  : RunPlan.of(Long.parseLong(args[1])));
      case "mistakes" -> hunts(args.length > 2 ? List.of(args[2]) : all(), Long.parseLong(args[1]));
      case "report" -> report(Long.parseLong(args[1]), Long.parseLong(args[2]));
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static void seeds(long first, long number) throws InterruptedException {
    var tally = new RunTally();
    System.out.println(
        SimulationReport.of(
            tally, run(first, number, tally), List.of(), LocalDate.now(ZoneOffset.UTC)));
    tally
        .failed()
        .forEach(
            ran -> System.out.println("seed " + ran.seed() + ": " + ran.findings().getFirst()));
  }

  /** Gives the seconds it took. */
  private static double run(long first, long number, RunTally tally) throws InterruptedException {
    long start = System.nanoTime();
    SeedRunner.run(first, number, tally::add);
    return (System.nanoTime() - start) / 1e9;
  }

  private static void tell(long seed) {
    var ran = SimulatedWorld.narrate(RunPlan.of(seed), System.out::println);
    ran.findings().forEach(System.out::println);
  }

  private static void shrink(RunPlan plan) throws InterruptedException {
    RunResult failed = SeedRunner.onVirtualThread(() -> SimulatedWorld.run(plan));
    if (!failed.failed()) {
      System.out.println("it does not fail");
      return;
    }
    RunResult small = SeedRunner.onVirtualThread(() -> ShrinkRun.shrink(failed));
    ScenarioText.of(small).forEach(System.out::println);
  }

  private static List<String> all() {
    var mistakes = new ArrayList<>(Mistakes.all().keySet());
    mistakes.addAll(Mistakes.madeUpFor().keySet());
    return mistakes;
  }

  private static List<MistakeHunt> hunts(List<String> mistakes, long most)
      throws InterruptedException {
    var hunts = new ArrayList<MistakeHunt>();
    for (String what : mistakes) {
      var hunt = MistakeHunt.of(what, most);
      hunts.add(hunt);
      System.err.printf(
          "%-50s %s %d, %d ms, %d+%d left: %s%n",
          what,
          hunt.shown() ? "seed" : "NOT until",
          hunt.found().seed(),
          hunt.millis(),
          hunt.shrunk().plan().events(),
          hunt.shrunk().happened().size(),
          hunt.finding());
    }
    return hunts;
  }

  private static void report(long number, long most) throws InterruptedException {
    var tally = new RunTally();
    double seconds = run(1, number, tally);
    System.out.println(
        SimulationReport.of(tally, seconds, hunts(all(), most), LocalDate.now(ZoneOffset.UTC)));
  }
}
