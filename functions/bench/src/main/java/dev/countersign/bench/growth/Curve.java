package dev.countersign.bench.growth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * How the cost of one kind of work goes with the size.
 *
 * @param at in order of the sizes
 */
record Curve(String series, String work, List<At> at) {
  /** What it costs at one size. */
  record At(int size, Cost cost) {}

  At first() {
    return at.getFirst();
  }

  At last() {
    return at.getLast();
  }

  /** Of all that was measured, in order. */
  static List<Curve> of(List<Point> points, List<Costs> costs) {
    var curves = new LinkedHashMap<List<String>, Curve>();
    for (int i = 0; i < points.size(); i++) {
      var point = points.get(i);
      for (String work : costs.get(i).works()) {
        var cost = costs.get(i).of(work).orElseThrow();
        curves
            .computeIfAbsent(
                List.of(point.series(), work),
                key -> new Curve(point.series(), work, new ArrayList<>()))
            .at()
            .add(new At(point.size(), cost));
      }
    }
    return List.copyOf(curves.values());
  }
}
