package dev.countersign.forms.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.forms.ProjectFiles;
import dev.countersign.forms.config.SourceForm;
import dev.countersign.forms.config.TenantForm;
import dev.countersign.forms.config.TermsForm;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/terms.md is written from the schemas, which say enough of every field. */
final class TermsPageTest {
  private static final List<String> DOCUMENTS = List.of("tenant", "source", "terms");

  @Test
  void page_isWhatTheSchemasSay() throws IOException {
    Map<String, SchemaNode> schemas = new LinkedHashMap<>();
    for (String document : DOCUMENTS) {
      schemas.put(document, SchemaNode.named(document));
    }
    String now = TermsPage.of(schemas);

    assertEquals(
        ProjectFiles.golden(ProjectFiles.file("docs/terms.md"), now),
        now,
        "docs/terms.md is stale: run this test with -Dgolden.update=true");
  }

  @ParameterizedTest
  @ValueSource(strings = {
        "tenant",
        "source",
        "terms",
        "billing",
        "resolution",
        "acceptance",
        "dispute",
        "answer"
      })
  void field_hasTitleDescriptionAndExamples(String document) throws IOException {
    SchemaNode.named(document)
        .fields()
        .forEach((pointer, field) -> {
          for (String keyword : List.of("title", "description", "examples")) {
            assertTrue(field.has(keyword), document + " " + pointer + ": " + keyword);
          }
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {
        "tenant",
        "source",
        "terms",
        "billing",
        "resolution",
        "acceptance",
        "dispute",
        "answer"
      })
  void example_ofAField_isTakenByItsSchema(String document) throws IOException {
    var root = SchemaNode.named(document);
    root.fields()
        .forEach((pointer, field) -> {
          var validator = SchemaValidator.of(alone(root, field));
          for (Json example : field.list("examples")) {
            assertEquals(List.of(), validator.mistakes(example), document + " " + pointer);
          }
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"tenant", "source", "terms"})
  void example_ofADocument_isTakenByItsReader(String document) throws IOException {
    for (Json example : SchemaNode.named(document).list("examples")) {
      String yaml = FlowYaml.document((Json.Obj) example);
      Reading<?> read =
          switch (document) {
            case "tenant" -> TenantForm.read(yaml);
            case "source" -> SourceForm.read(yaml);
            default -> TermsForm.read(yaml);
          };
      assertInstanceOf(Reading.Read.class, read, yaml);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "source",
        "terms",
        "billing",
        "resolution",
        "acceptance",
        "dispute",
        "answer",
        "attestation",
        "session"
      })
  void definition_ofOneName_isTheSameInEverySchema(String document) throws IOException {
    for (String other : List.of("tenant", "source", "terms", "attestation", "session")) {
      var definitions = SchemaNode.named(other).parts("$defs");
      SchemaNode.named(document)
          .parts("$defs")
          .forEach((name, own) -> {
            var same = definitions.getOrDefault(name, own);
            assertEquals(same.own(), own.own(), name + " in " + document + " and " + other);
          });
    }
  }

  /** The subschema as a schema of its own. */
  private static Json alone(SchemaNode root, SchemaNode field) {
    Map<String, Json> members = new LinkedHashMap<>(field.own().members());
    root.root().get("$defs").ifPresent(definitions -> members.put("$defs", definitions));
    return new Json.Obj(members);
  }
}
