package dev.countersign.bench.growth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Measures what one attestation costs, and its publishing and settling, as there is more and more.
 * All sizes are measured in turn, again and again; what is measured before the process is warm is
 * dropped.
 */
final class MeasureGrowth {
  private MeasureGrowth() {}

  /**
   * Writes the tables of GROWTH.md, and its chart.
   *
   * @param arguments the largest table in outcomes, the folder of the page, what to say of the run
   */
  public static void main(String... arguments) throws IOException {
    Locale.setDefault(Locale.ROOT);
    long begun = System.nanoTime();
    int most = Integer.parseInt(arguments[0]);
    var points = new ArrayList<Point>();
    add(points, most, Series::table, 1_000, 10_000, 100_000, 1_000_000);
    add(points, Integer.MAX_VALUE, Series::session, 1, 10, 100, 1_000, 10_000);
    add(points, Integer.MAX_VALUE, Series::claim, 1, 10, 100, 1_000);
    add(points, Integer.MAX_VALUE, Series::tenants, 1, 10, 100, 500);
    add(points, Integer.MAX_VALUE, Series::subject, 1, 10, 100, 1_000);
    System.err.println("filled in " + seconds(begun) + " s");
    var curves = Curve.of(points, measured(points));
    System.err.println("measured in " + seconds(begun) + " s");
    String head = "%s %s, in %d s.\n".formatted(Machine.text(), arguments[2], seconds(begun));
    Path folder = Path.of(arguments[1]);
    String chart = "charts/growth.svg";
    var drawn = curves.stream().filter(curve -> !curve.work().equals(Series.CORRECTION)).toList();
    Files.writeString(
        folder.resolve(chart), Panels.svg("What each costs, by what is there", drawn));
    Markdown.write(
        folder.resolve("GROWTH.md"),
        String.join(
            "\n",
            head,
            Markdown.growth(curves),
            "![Requests and CPU of each](" + chart + ")\n",
            Markdown.tables(curves)));
  }

  private static void add(List<Point> points, int most, IntFunction<Point> series, int... sizes) {
    IntStream.of(sizes).filter(size -> size <= most).mapToObj(series).forEach(points::add);
  }

  private static List<Costs> measured(List<Point> points) {
    var costs = points.stream().map(point -> new Costs()).toList();
    for (int round = 0; round < Point.ROUNDS; round++) {
      if (round == Point.COLD) {
        costs.forEach(Costs::forget);
      }
      for (int i = 0; i < points.size(); i++) {
        points.get(i).round().accept(costs.get(i));
      }
    }
    for (int i = 0; i < points.size(); i++) {
      points.get(i).last().accept(costs.get(i));
    }
    return costs;
  }

  private static long seconds(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun).toSeconds();
  }
}
