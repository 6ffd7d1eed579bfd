package dev.countersign.aws.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.countersign.aws.settings.SettingsForm.Found;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** What template.yaml writes is what the functions read. */
final class TemplateSettingsTest {
  private static final Pattern PARAMETER = Pattern.compile("\\$\\{(\\w+)}");

  private final Node template = template();

  @Test
  void template_settingsOfItsDefaults_canBeRead() {
    var found = assertInstanceOf(Reading.Read.class, SettingsForm.read(text()));

    assertEquals("https://countersign.example", ((Found) found.value()).settings().issuer());
  }

  @Test
  void template_settings_areAllThatFunctionsKnow() {
    var document = StrictJson.parse(text().getBytes(StandardCharsets.UTF_8));
    var object = (Json.Obj) ((Reading.Read<Json>) document).value();

    assertEquals(new TreeSet<>(SettingsForm.NAMES), new TreeSet<>(object.members().keySet()));
  }

  /** The parameter's value, with the defaults of the template's own parameters. */
  private String text() {
    String value = scalar(template, "Resources", "Settings", "Properties", "Value");
    return PARAMETER
        .matcher(value)
        .replaceAll(name ->
            Matcher.quoteReplacement(scalar(template, "Parameters", name.group(1), "Default")));
  }

  private static String scalar(Node node, String... path) {
    Node found = node;
    for (String name : path) {
      found =
          ((MappingNode) found)
              .getValue().stream()
                  .filter(entry -> ((ScalarNode) entry.getKeyNode()).getValue().equals(name))
                  .findFirst()
                  .orElseThrow()
                  .getValueNode();
    }
    return ((ScalarNode) found).getValue();
  }

  private static Node template() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("template.yaml"))) {
      folder = Objects.requireNonNull(folder.getParent());
    }
    try {
      String text = Files.readString(folder.resolve("template.yaml"));
      return new Compose(LoadSettings.builder().setMaxAliasesForCollections(500).build())
          .composeString(text)
          .orElseThrow();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
