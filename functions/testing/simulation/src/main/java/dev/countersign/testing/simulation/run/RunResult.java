package dev.countersign.testing.simulation.run;

import dev.countersign.testing.simulation.cloud.Fault;
import dev.countersign.testing.simulation.cloud.FaultPlan;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The result of a run.
 *
 * @param findings what was wrong; empty when nothing was
 * @param steps how many requests, waits and events there were
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
  /** How the findings begin that are no breach of the contract itself. */
  private static final List<String> STALLED = List.of("never taken", "not taken", "broke");

  /** The findings that breach the contract, without those that only kept the world from its end. */
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
