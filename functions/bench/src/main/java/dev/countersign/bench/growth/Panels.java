package dev.countersign.bench.growth;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Curves as an SVG: a row for each series, requests on the left and CPU on the right. */
final class Panels {
  private static final int WIDTH = 760;
  private static final int PANEL = 300;
  private static final int HIGH = 130;
  private static final int LEFT = 50;
  private static final int ACROSS = 380;
  private static final int LEGEND = 20;

  /** Colours keep three to one against both backgrounds; text follows the reader's scheme. */
  private static final String STYLE =
      """
      <style>
      text{font:12px system-ui,sans-serif;fill:#1f2328}.title{font-size:16px;font-weight:600}.group{font-weight:600}
      .axis{stroke:#8c959f;stroke-width:1}polyline{fill:none;stroke-width:2}
      .l0{stroke:#0969da}.l1{stroke:#8250df}.l2{stroke:#bc4c00}.l3{stroke:#1a7f37}.l4{stroke:#818b98}
      .f0{fill:#0969da}.f1{fill:#8250df}.f2{fill:#bc4c00}.f3{fill:#1a7f37}.f4{fill:#818b98}
      @media (prefers-color-scheme:dark){text{fill:#e6edf3}.l0{stroke:#4493f8}.l1{stroke:#ab7df8}.l2{stroke:#db6d28}.l3{stroke:#3fb950}
      .f0{fill:#4493f8}.f1{fill:#ab7df8}.f2{fill:#db6d28}.f3{fill:#3fb950}}
      </style>
      """;

  private final StringBuilder body = new StringBuilder();
  private int top = 50;

  private Panels() {}

  static String svg(String title, List<Curve> curves) {
    var panels = new Panels();
    curves.stream()
        .map(Curve::series)
        .distinct()
        .forEach(series ->
            panels.row(
                series, curves.stream().filter(curve -> curve.series().equals(series)).toList()));
    return """
    <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" role="img" aria-label="%3$s">
    %4$s<text class="title" x="16" y="28">%3$s</text>
    %5$s</svg>
    """
        .formatted(WIDTH, panels.top, title, STYLE, panels.body);
  }

  private void row(String series, List<Curve> curves) {
    add("<text class=\"group\" x=\"16\" y=\"%d\">By %s</text>".formatted(top + 4, series));
    for (int i = 0; i < curves.size(); i++) {
      int x = i % 2 == 0 ? LEFT : LEFT + ACROSS;
      int y = top + LEGEND * (1 + i / 2);
      add(
          "<rect class=\"f%d\" x=\"%d\" y=\"%d\" width=\"12\" height=\"12\" rx=\"2\"/>"
              .formatted(i, x, y - 6));
      add("<text x=\"%d\" y=\"%d\">%s</text>".formatted(x + 17, y + 4, curves.get(i).work()));
    }
    top += LEGEND * (2 + (curves.size() + 1) / 2);
    panel(LEFT, "requests", curves, Cost::requests);
    panel(LEFT + ACROSS, "CPU µs", curves, cost -> cost.functions() / 1000);
    top += HIGH + 56;
  }

  private void panel(int left, String what, List<Curve> curves, ToDoubleFunction<Cost> of) {
    double most =
        round(
            curves.stream()
                .flatMap(curve -> curve.at().stream())
                .mapToDouble(at -> of.applyAsDouble(at.cost()))
                .max()
                .orElse(1));
    add("<text x=\"%d\" y=\"%d\">%s</text>".formatted(left, top - 8, what));
    line(left, top, left, top + HIGH);
    line(left, top + HIGH, left + PANEL, top + HIGH);
    tick(left, top, most);
    tick(left, top + HIGH, 0);
    var sizes = curves.getFirst().at().stream().map(Curve.At::size).toList();
    for (int size : sizes) {
      add(
          "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%,d</text>"
              .formatted(left + across(size, sizes), top + HIGH + 18, size));
    }
    for (int i = 0; i < curves.size(); i++) {
      var points = new StringBuilder();
      for (Curve.At at : curves.get(i).at()) {
        long y = top + HIGH - Math.round(HIGH * of.applyAsDouble(at.cost()) / most);
        int x = left + across(at.size(), sizes);
        points.append(x).append(',').append(y).append(' ');
        add("<circle class=\"f%d\" cx=\"%d\" cy=\"%d\" r=\"3\"/>".formatted(i, x, y));
      }
      add("<polyline class=\"l%d\" points=\"%s\"/>".formatted(i, points.toString().strip()));
    }
  }

  /** By the logarithm of the size. */
  private static int across(int size, List<Integer> sizes) {
    double first = Math.log(sizes.getFirst());
    double all = Math.log(sizes.getLast()) - first;
    return 10 + (int) ((PANEL - 30) * (all == 0 ? 0 : (Math.log(size) - first) / all));
  }

  /** Up to one digit. */
  private static double round(double most) {
    double digit = Math.pow(10, Math.floor(Math.log10(most)));
    return Math.ceil(most / digit) * digit;
  }

  private void tick(int left, int y, double value) {
    add(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%,.0f</text>"
            .formatted(left - 6, y + 4, value));
  }

  private void line(int x1, int y1, int x2, int y2) {
    add("<line class=\"axis\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>".formatted(x1, y1, x2, y2));
  }

  private void add(String svg) {
    body.append(svg).append('\n');
  }
}
