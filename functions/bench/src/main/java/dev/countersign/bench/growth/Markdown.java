package dev.countersign.bench.growth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What was measured as tables, between the marks of a Markdown page. */
final class Markdown {
  private static final String OPENING = "<!-- written by functions/bench/run-growth -->";
  private static final String CLOSING = "<!-- until here -->";

  private Markdown() {}

  /** Puts the text between the marks. */
  static void write(Path page, String text) throws IOException {
    String old = Files.readString(page);
    int from = old.indexOf(OPENING);
    int until = old.indexOf(CLOSING);
    if (from < 0 || until < from) {
      throw new IOException(page + ": no place for what is generated");
    }
    String head = old.substring(0, from + OPENING.length());
    Files.writeString(page, head + "\n\n" + text + "\n" + old.substring(until));
  }

  /** The largest beside the smallest, by each kind of work. */
  static String growth(List<Curve> curves) {
    return """
    | by | work | from | to | requests | bytes read | written | CPU |
    |---|---|---|---|---|---|---|---|
    """
        + curves.stream().map(Markdown::growth).collect(Collectors.joining());
  }

  private static String growth(Curve curve) {
    return "| %s | %s | %,d | %,d | %s | %s | %s | %s |\n"
        .formatted(
            curve.series(),
            curve.work(),
            curve.first().size(),
            curve.last().size(),
            times(curve, Cost::requests),
            times(curve, Cost::read),
            times(curve, Cost::written),
            times(curve, Cost::functions));
  }

  private static String times(Curve curve, ToDoubleFunction<Cost> of) {
    double first = of.applyAsDouble(curve.first().cost());
    double last = of.applyAsDouble(curve.last().cost());
    return first == 0 ? "–" : "× %.2f".formatted(last / first);
  }

  /** Everything, a table for each series. */
  static String tables(List<Curve> curves) {
    return curves.stream()
        .map(Curve::series)
        .distinct()
        .map(series -> table(series, curves))
        .collect(Collectors.joining("\n"));
  }

  private static String table(String series, List<Curve> curves) {
    return """
    ### By %1$s

    | work | %1$s | requests | bytes read | written | CPU µs | the table's CPU µs | a second |
    |---|---|---|---|---|---|---|---|
    """
            .formatted(series)
        + curves.stream()
            .filter(curve -> curve.series().equals(series))
            .flatMap(curve -> curve.at().stream().map(at -> row(curve.work(), at)))
            .collect(Collectors.joining());
  }

  private static String row(String work, Curve.At at) {
    var cost = at.cost();
    return "| %s | %,d | %.1f | %,.0f | %,.0f | %,.0f | %,.0f | %,.0f |\n"
        .formatted(
            work,
            at.size(),
            cost.requests(),
            cost.read(),
            cost.written(),
            cost.functions() / 1000,
            cost.table() / 1000,
            1e9 / cost.functions());
  }
}
