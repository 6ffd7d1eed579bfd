package dev.countersign.simulation;

import dev.countersign.simulation.mistake.Mistakes;
import dev.countersign.simulation.report.Hunt;
import dev.countersign.simulation.report.Report;
import dev.countersign.simulation.report.Tally;
import dev.countersign.simulation.run.Plan;
import dev.countersign.simulation.run.Ran;
import dev.countersign.simulation.run.ScenarioText;
import dev.countersign.simulation.run.Seeds;
import dev.countersign.simulation.run.Shrink;
import dev.countersign.simulation.run.World;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs seeds, by hand:
 *
 * <pre>
 * seeds FIRST NUMBER       what they come to
 * tell SEED                everything that happens in one
 * shrink SEED [MISTAKE]    a failing one made smaller, as scenarios for countersign play
 * mistakes MOST [MISTAKE]  which seed finds each mistake, or that one
 * report NUMBER MOST       all of it, as Markdown
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
                  ? Plan.with(Long.parseLong(args[1]), Mistakes.named(args[2]))
                  : Plan.of(Long.parseLong(args[1])));
      case "mistakes" -> hunts(args.length > 2 ? List.of(args[2]) : all(), Long.parseLong(args[1]));
      case "report" -> report(Long.parseLong(args[1]), Long.parseLong(args[2]));
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static void seeds(long first, long number) throws InterruptedException {
    var tally = new Tally();
    System.out.println(
        Report.of(tally, run(first, number, tally), List.of(), LocalDate.now(ZoneOffset.UTC)));
    tally
        .failed()
        .forEach(
            ran -> System.out.println("seed " + ran.seed() + ": " + ran.findings().getFirst()));
  }

  /** Gives the seconds it took. */
  private static double run(long first, long number, Tally tally) throws InterruptedException {
    long start = System.nanoTime();
    Seeds.run(first, number, tally::add);
    return (System.nanoTime() - start) / 1e9;
  }

  private static void tell(long seed) {
    var ran = World.tell(Plan.of(seed), System.out::println);
    ran.findings().forEach(System.out::println);
  }

  private static void shrink(Plan plan) throws InterruptedException {
    Ran failed = Seeds.onVirtualThread(() -> World.run(plan));
    if (!failed.failed()) {
      System.out.println("it does not fail");
      return;
    }
    Ran small = Seeds.onVirtualThread(() -> Shrink.shrink(failed));
    ScenarioText.of(small).forEach(System.out::println);
  }

  private static List<String> all() {
    var mistakes = new ArrayList<>(Mistakes.all().keySet());
    mistakes.addAll(Mistakes.madeUpFor().keySet());
    return mistakes;
  }

  private static List<Hunt> hunts(List<String> mistakes, long most) throws InterruptedException {
    var hunts = new ArrayList<Hunt>();
    for (String what : mistakes) {
      var hunt = Hunt.of(what, most);
      hunts.add(hunt);
      System.err.printf(
          "%-50s %s %d, %d ms, %d+%d left: %s%n",
          what,
          hunt.shown() ? "seed" : "NOT until",
          hunt.found().seed(),
          hunt.millis(),
          hunt.shrunk().plan().happenings(),
          hunt.shrunk().happened().size(),
          hunt.finding());
    }
    return hunts;
  }

  private static void report(long number, long most) throws InterruptedException {
    var tally = new Tally();
    double seconds = run(1, number, tally);
    System.out.println(
        Report.of(tally, seconds, hunts(all(), most), LocalDate.now(ZoneOffset.UTC)));
  }
}
