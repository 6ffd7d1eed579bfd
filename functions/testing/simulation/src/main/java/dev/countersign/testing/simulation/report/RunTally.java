package dev.countersign.testing.simulation.report;

import dev.countersign.testing.simulation.cloud.Fault;
import dev.countersign.testing.simulation.run.RunResult;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Adds up the results of runs. Not safe for several threads at once. */
public final class RunTally {
  private static final int KEPT = 20;

  private final Map<Fault, Long> faults = new EnumMap<>(Fault.class);
  private final Set<String> reached = new TreeSet<>();
  private final List<RunResult> failed = new ArrayList<>();
  private long seeds;
  private long steps;
  private long stimuli;
  private long failures;

  public void add(RunResult ran) {
    seeds++;
    steps += ran.steps();
    stimuli += ran.stimuli();
    ran.faults().forEach((kind, number) -> faults.merge(kind, (long) number, Long::sum));
    reached.addAll(ran.reached());
    if (ran.failed()) {
      failures++;
      if (failed.size() < KEPT) {
        failed.add(ran);
      }
    }
  }

  public long seeds() {
    return seeds;
  }

  /** The steps of all runs: requests, waits and events from outside. */
  public long steps() {
    return steps;
  }

  public long stimuli() {
    return stimuli;
  }

  public long failures() {
    return failures;
  }

  /** The first 20 runs that failed. */
  public List<RunResult> failed() {
    return List.copyOf(failed);
  }

  /** How often each fault happened; those that never did are not in it. */
  public Map<Fault, Long> faults() {
    return Map.copyOf(faults);
  }

  /** The kinds of fault that never happened. */
  public Set<Fault> missing() {
    var missing = EnumSet.allOf(Fault.class);
    missing.removeAll(faults.keySet());
    return missing;
  }

  /** Words that occurred: statuses, verdicts, reasons, events. */
  public Set<String> reached() {
    return Set.copyOf(reached);
  }
}
