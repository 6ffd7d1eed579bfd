package dev.countersign.simulation;

import dev.countersign.simulation.cloud.Fault;
import dev.countersign.simulation.run.Plan;
import dev.countersign.simulation.run.Seeds;
import dev.countersign.simulation.run.World;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * Runs seeds and prints what came of them: {@code Simulate FIRST NUMBER}, {@code Simulate tell
 * SEED}.
 */
public final class Simulate {
  private Simulate() {}

  public static void main(String[] args) throws InterruptedException {
    if (args[0].equals("tell")) {
      var ran = World.tell(Plan.of(Long.parseLong(args[1])), System.out::println);
      ran.findings().forEach(System.out::println);
      return;
    }
    long start = System.nanoTime();
    long[] counts = new long[3];
    var reached = new TreeSet<String>();
    Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
    Seeds.run(
        Long.parseLong(args[0]),
        Long.parseLong(args[1]),
        ran -> {
          counts[0] += ran.steps();
          counts[1] += ran.stimuli();
          counts[2] += ran.failed() ? 1 : 0;
          reached.addAll(ran.reached());
          ran.faults().forEach((kind, number) -> faults.merge(kind, number, Integer::sum));
          if (ran.failed()) {
            System.out.println(
                "seed "
                    + ran.seed()
                    + ": "
                    + ran.findings().getFirst()
                    + " (of "
                    + ran.findings().size()
                    + ")");
          }
        });
    System.out.printf(
        "%d ms, %d steps, %d stimuli, %d failed%n",
        (System.nanoTime() - start) / 1_000_000, counts[0], counts[1], counts[2]);
    System.out.println(faults);
    System.out.println(reached);
  }
}
