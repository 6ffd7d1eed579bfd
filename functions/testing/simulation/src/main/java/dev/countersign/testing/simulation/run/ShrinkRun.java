package dev.countersign.testing.simulation.run;

import dev.countersign.testing.simulation.cloud.FaultPlan;
import dev.countersign.testing.simulation.cloud.FaultPlan.Happened;
import dev.countersign.testing.simulation.world.WorldEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Makes a failing run smaller. It leaves out faults and events as long as the run fails in the same
 * way; in the end none of those that are left can be left out. What remains stays as it was, since
 * the draws for one part of a world don't depend on the others.
 */
public final class ShrinkRun {
  private final String kind;
  private RunResult smallest;

  private ShrinkRun(RunResult failed) {
    this.kind = kind(failed.findings().getFirst());
    this.smallest = failed;
  }

  /** The smallest run found that fails as this one does. */
  public static RunResult shrink(RunResult failed) {
    var shrink = new ShrinkRun(failed);
    int before;
    do {
      before = shrink.size();
      shrink.faults();
      shrink.events();
    } while (shrink.size() < before);
    return shrink.smallest;
  }

  private int size() {
    return smallest.happened().size() + smallest.plan().timeline().events().size();
  }

  private void faults() {
    if (!fails(smallest.plan().allowing(FaultPlan.Allowed.NONE))) {
      least(smallest.happened(), kept -> fails(smallest.plan().allowing(allowed(kept))));
    }
  }

  private static FaultPlan.Allowed allowed(List<Happened> kept) {
    return new FaultPlan.Allowed(Set.copyOf(kept));
  }

  private void events() {
    var left = smallest.plan().leftOut();
    var numbers =
        smallest.plan().timeline().events().stream()
            .filter(WorldEvent::canBeLeftOut)
            .map(WorldEvent::number)
            .toList();
    least(
        numbers,
        kept -> {
          var without = new HashSet<>(left);
          numbers.stream().filter(number -> !kept.contains(number)).forEach(without::add);
          return fails(smallest.plan().without(without));
        });
  }

  /** Leaves out halves, then quarters, then single ones, as long as it still fails. */
  private static <T> void least(List<T> all, Predicate<List<T>> fails) {
    List<T> kept = new ArrayList<>(all);
    for (int size = (kept.size() + 1) / 2; size >= 1; size = size == 1 ? 0 : (size + 1) / 2) {
      for (int from = 0; from < kept.size(); ) {
        var fewer = new ArrayList<>(kept);
        fewer.subList(from, Math.min(kept.size(), from + size)).clear();
        if (fails.test(fewer)) {
          kept = fewer;
        } else {
          from += size;
        }
      }
    }
  }

  private boolean fails(RunPlan plan) {
    var ran = SimulatedWorld.run(plan);
    boolean alike = ran.findings().stream().anyMatch(finding -> kind(finding).equals(kind));
    if (alike) {
      smallest = ran;
    }
    return alike;
  }

  /** Tells findings apart: by the rule, or by the first words. */
  private static String kind(String finding) {
    return finding.split(Character.isUpperCase(finding.charAt(0)) ? " " : ":", 2)[0];
  }
}
