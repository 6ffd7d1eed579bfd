package dev.countersign.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.app.watch.Metric;
import dev.countersign.ledger.template.TemplateYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * The tables of docs/cost.md are what an outcome's life uses, measured anew, at the prices of
 * {@link CostPage}. {@code -Dgolden.update=true} writes them again.
 */
final class CostPageTest {
  private static final String BEGIN = "<!-- written by CostPageTest -->\n";
  private static final String END = "<!-- until here -->\n";

  @Test
  void tables_measuredAnew_areThoseOfThePage() throws IOException {
    Path page = page();
    String text = Files.readString(page);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END);
    String tables =
        "\n" + new CostPage(new OutcomeLife(), new DeliverLife(), watch()).tables() + "\n";
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(page, text.substring(0, begin) + tables + text.substring(end));
    }

    assertEquals(
        tables,
        text.substring(begin, end),
        "docs/cost.md is stale: run this test with -Dgolden.update=true");
  }

  private static CostPage.Watch watch() {
    return new CostPage.Watch(
        TemplateYaml.ofType("AWS::CloudWatch::Alarm").values().stream()
            .mapToInt(CostPageTest::metrics)
            .sum(),
        Metric.values().length + TemplateYaml.ofType("AWS::Logs::MetricFilter").size(),
        TemplateYaml.ofType("AWS::CloudWatch::Dashboard").size());
  }

  /** An alarm of a sum lists the metrics that it reads, and the sum. */
  private static int metrics(Node alarm) {
    var metrics = TemplateYaml.map(alarm).get("Metrics");
    return metrics == null ? 1 : TemplateYaml.items(metrics).size() - 1;
  }

  private static Path page() {
    return TemplateYaml.file("docs/cost.md");
  }
}
