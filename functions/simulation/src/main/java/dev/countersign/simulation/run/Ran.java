package dev.countersign.simulation.run;

import dev.countersign.simulation.cloud.Fault;
import dev.countersign.simulation.cloud.Faults;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What came of a run.
 *
 * @param findings what was against the contract; none when all was right
 * @param steps how much happened
 * @param stimuli how many messages, sessions and decisions there were
 * @param delivered what was taken, in the order of being taken
 * @param reached words that occurred: statuses, verdicts, reasons, events
 */
public record Ran(
    Plan plan,
    List<String> findings,
    long steps,
    int stimuli,
    Map<Fault, Integer> faults,
    List<Faults.Happened> happened,
    List<Delivered> delivered,
    Set<String> reached) {
  /** How findings begin that tell of no breach. */
  private static final List<String> STALLED = List.of("never taken", "not taken", "broke");

  /** What was against the contract itself, and not only kept the world from its end. */
  public List<String> breaches() {
    return findings.stream()
        .filter(finding -> STALLED.stream().noneMatch(finding::startsWith))
        .toList();
  }

  public long seed() {
    return plan.seed();
  }

  public boolean failed() {
    return !findings.isEmpty();
  }
}
