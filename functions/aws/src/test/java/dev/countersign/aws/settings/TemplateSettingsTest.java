package dev.countersign.aws.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.countersign.aws.settings.SettingsForm.Found;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.ledger.template.TemplateYaml;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.nodes.Node;

/** What template.yaml writes is what the functions read. */
final class TemplateSettingsTest {
  private static final Pattern PARAMETER = Pattern.compile("\\$\\{(\\w+)}");

  private final Node template = TemplateYaml.root();

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
    String value = TemplateYaml.text(template, "Resources", "Settings", "Properties", "Value");
    return PARAMETER
        .matcher(value)
        .replaceAll(name ->
            Matcher.quoteReplacement(
                TemplateYaml.text(template, "Parameters", name.group(1), "Default")));
  }
}
