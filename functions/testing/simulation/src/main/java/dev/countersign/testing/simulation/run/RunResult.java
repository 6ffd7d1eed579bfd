package dev.countersign.testing.simulation.run;

import dev.countersign.testing.simulation.cloud.Fault;
import dev.countersign.testing.simulation.cloud.FaultPlan;
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
public record RunResult(
    RunPlan plan,
    List<String> findings,
    long steps,
    int stimuli,
    Map<Fault, Integer> faults,
    List<FaultPlan.Happened> happened,
    List<DeliveredMessage> delivered,
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
