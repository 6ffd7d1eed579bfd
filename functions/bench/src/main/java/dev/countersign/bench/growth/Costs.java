package dev.countersign.bench.growth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The costs measured at one size, by kind of work. */
final class Costs {
  private final Map<String, List<Cost>> byWork = new LinkedHashMap<>();

  void add(String work, Cost cost) {
    byWork.computeIfAbsent(work, w -> new ArrayList<>()).add(cost);
  }

  /** Forgets what was measured while the process was cold. */
  void forget() {
    byWork.clear();
  }

  List<String> works() {
    return List.copyOf(byWork.keySet());
  }

  /**
   * What one kind of work costs: the means of what is counted, and the medians of CPU. Empty where
   * that work was not done.
   */
  Optional<Cost> of(String work) {
    return Optional.ofNullable(byWork.get(work))
        .map(costs ->
            new Cost(
                mean(costs, Cost::requests),
                mean(costs, Cost::read),
                mean(costs, Cost::written),
                median(costs, Cost::functions),
                median(costs, Cost::table)));
  }

  private static double mean(List<Cost> costs, ToDoubleFunction<Cost> of) {
    return costs.stream().mapToDouble(of).average().orElseThrow();
  }

  private static double median(List<Cost> costs, ToDoubleFunction<Cost> of) {
    var sorted = costs.stream().mapToDouble(of).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
