package dev.countersign.forms.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.countersign.forms.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A schema of {@code infra/schemas}, and what is published held against it. */
record EventSchema(String name) {
  private static final JsonMapper JSON = new JsonMapper();

  /** What is written is what the golden file of this name has. */
  static void assertGolden(String name, byte[] written) throws IOException {
    var path = ProjectFiles.file("events/golden/" + name + ".json");
    String text = new String(written, UTF_8) + "\n";
    assertEquals(ProjectFiles.golden(path, text), text, name);
  }

  static ObjectNode data(PublishedEvent event) {
    return (ObjectNode) JSON.readTree(event.detail()).get("data");
  }

  void assertFits(JsonNode data) throws IOException {
    assertEquals(List.of(), validator().validate(data), data.toString());
  }

  /** The schemas allow more members, so that readers stay lenient; we write only declared ones. */
  void assertDeclares(JsonNode data) throws IOException {
    var declared = tree().get("properties");
    data.propertyNames().forEach(member -> assertTrue(declared.has(member), name + ": " + member));
  }

  /** Without each of the required members the event's data fails. */
  void assertNeedsWhatItRequires(PublishedEvent event) throws IOException {
    for (JsonNode needed : tree().get("required")) {
      var data = data(event);
      data.remove(needed.asString());
      assertNotEquals(List.of(), validator().validate(data), name + " without " + needed);
    }
  }

  Schema validator() throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(text(), InputFormat.JSON);
  }

  private JsonNode tree() throws IOException {
    return JSON.readTree(text());
  }

  private String text() throws IOException {
    return Files.readString(ProjectFiles.file("infra/schemas/" + name + ".schema.json"));
  }
}
