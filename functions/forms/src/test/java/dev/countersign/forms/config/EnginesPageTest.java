package dev.countersign.forms.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.countersign.forms.ProjectFiles;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/engines.md tells of every engine how well each fact is known, as its file says it. */
final class EnginesPageTest {
  private static final Path PAGE = ProjectFiles.file("docs/engines.md");
  private static final String BEGIN = "<!-- the facts of infra/targets/*.yaml -->\n";
  private static final String END = "<!-- end of the facts -->\n";
  private static final List<String> FACTS =
      List.of(
          "key",
          "window",
          "duplicate",
          "correct",
          "document",
          "late",
          "batch",
          "rate",
          "read_back");

  @Test
  void facts_areThoseOfTheFiles() throws IOException {
    String page = Files.readString(PAGE);
    String now =
        page.substring(0, page.indexOf(BEGIN))
            + BEGIN
            + table()
            + page.substring(page.indexOf(END));

    assertEquals(
        ProjectFiles.golden(PAGE, now),
        now,
        "docs/engines.md is stale: run this test with -Dgolden.update=true");
  }

  @Test
  void trials_haveARowForEveryEngine() throws IOException {
    String rows = Files.readString(PAGE).substring(Files.readString(PAGE).indexOf(END));

    assertEquals(
        engines().stream().map(EnginesPageTest::name).toList(),
        rows.lines()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.substring(3, line.indexOf('`', 3)))
            .toList());
  }

  private static String table() throws IOException {
    var lines = new ArrayList<String>();
    lines.add("| engine | " + String.join(" | ", FACTS) + " |");
    lines.add("|---".repeat(FACTS.size() + 1) + "|");
    for (Path engine : engines()) {
      var facts = assertInstanceOf(Json.Obj.class, file(engine).members().get("facts"));
      lines.add(
          "| [%s](../infra/targets/%s) | ".formatted(name(engine), engine.getFileName())
              + FACTS.stream()
                  .map(fact -> facts.text(fact).orElse("–"))
                  .collect(Collectors.joining(" | "))
              + " |");
    }
    return String.join("\n", lines) + "\n";
  }

  private static Json.Obj file(Path engine) throws IOException {
    var read = assertInstanceOf(Reading.Read.class, YamlText.parse(Files.readString(engine)));
    return assertInstanceOf(Json.Obj.class, ((YamlText) read.value()).root());
  }

  private static List<Path> engines() throws IOException {
    return ProjectFiles.under("infra/targets", ".yaml");
  }

  private static String name(Path engine) {
    String file = String.valueOf(engine.getFileName());
    return file.substring(0, file.length() - ".yaml".length());
  }
}
