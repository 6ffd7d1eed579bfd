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
 * @param reached words that occurred: statuses, verdicts, reasons, events
 */
public record Ran(
    long seed,
    List<String> findings,
    long steps,
    int stimuli,
    Map<Fault, Integer> faults,
    List<Faults.Happened> happened,
    Set<String> reached) {

  public boolean failed() {
    return !findings.isEmpty();
  }
}
