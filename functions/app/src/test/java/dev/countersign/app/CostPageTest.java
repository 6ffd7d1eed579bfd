package dev.countersign.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.app.watch.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

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
    String tables = "\n" + new CostPage(new OutcomeLife(), watch()).tables() + "\n";
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(page, text.substring(0, begin) + tables + text.substring(end));
    }

    assertEquals(
        tables,
        text.substring(begin, end),
        "docs/cost.md is stale: run this test with -Dgolden.update=true");
  }

  private static CostPage.Watch watch() {
    var template = new TemplatePolicies();
    return new CostPage.Watch(
        template.ofType("AWS::CloudWatch::Alarm").values().stream()
            .mapToInt(CostPageTest::metrics)
            .sum(),
        Metric.values().length + template.ofType("AWS::Logs::MetricFilter").size(),
        template.ofType("AWS::CloudWatch::Dashboard").size());
  }

  /** An alarm of a sum lists the metrics that it reads, and the sum. */
  private static int metrics(Node alarm) {
    return ((MappingNode) alarm)
        .getValue().stream()
            .filter(member -> ((ScalarNode) member.getKeyNode()).getValue().equals("Metrics"))
            .mapToInt(member -> ((SequenceNode) member.getValueNode()).getValue().size() - 1)
            .findFirst()
            .orElse(1);
  }

  private static Path page() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("template.yaml"))) {
      folder = Objects.requireNonNull(folder.getParent());
    }
    return folder.resolve("docs/cost.md");
  }
}
