package dev.countersign.local.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.countersign.forms.folder.TenantFolder;
import dev.countersign.forms.folder.TenantFolder.Content;
import dev.countersign.local.RepositoryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a schema refuses in a folder that its readers took. The drift that this is there to catch is
 * made by schemas that know less than those of infra/schemas.
 */
final class FolderSchemasTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Path ROOT = RepositoryFiles.root();

  @TempDir private Path folder;

  @BeforeEach
  void copyTheDemoTenant() throws IOException {
    Path demo = ROOT.resolve("infra/tenants/demo");
    try (Stream<Path> files = Files.walk(demo)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(demo.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  @Test
  void demoTenant_hasNoMistakes() {
    assertEquals(List.of(), FolderSchemas.mistakes(content()));
  }

  @Test
  void terms_fieldThatTheirPriceDoesNotUse_isStillOfItsType() throws IOException {
    mend(
        "terms/ticket_resolved.yaml",
        text -> text.replace("{each: \"0.99\",", "{each: \"0.99\", of: [1],"));

    assertEquals(
        List.of(
            "terms/ticket_resolved.yaml: /price/of: line 9: not of the type that the schema asks"
                + " for; see \"terms /price/of\" in docs/terms.md"),
        told(FolderSchemas.mistakes(content())));
  }

  @Test
  void terms_fieldOfAPriceInAList_isNamedByTheHeadingOfThePrice() throws IOException {
    mend(
        "terms/ticket_resolved.yaml",
        text ->
            text.replace(
                "{each: \"0.99\", currency: EUR}", "[{each: \"0.99\", of: [1], currency: EUR}]"));

    assertEquals(
        List.of(
            "terms/ticket_resolved.yaml: /price/0/of: line 9: not of the type that the schema asks"
                + " for; see \"terms /price/of\" in docs/terms.md"),
        told(FolderSchemas.mistakes(content())));
  }

  @Test
  void tenant_fieldThatTheSchemaDoesNotKnow_isNamedWithLineAndFix() {
    assertEquals(
        List.of(
            "tenant.yaml: /name: line 3: not a field that the schema knows; see \"tenant /name\" in"
                + " docs/terms.md"),
        told(by("tenant", schema -> ((ObjectNode) schema.get("properties")).remove("name"))));
  }

  @Test
  void source_fieldThatTheSchemaAsksFor_isNamedWithLineAndFix() {
    assertEquals(
        List.of("agents", "crm", "helpdesk", "payer", "portal").stream()
            .map(source ->
                "sources/"
                    + source
                    + ".yaml: /rate_per_minute: line "
                    + (source.startsWith("p") ? 3 : 2)
                    + ": missing; see \"source /rate_per_minute\" in docs/terms.md")
            .toList(),
        told(by("source", schema -> schema.withArray("required").add("rate_per_minute"))));
  }

  @Test
  void terms_itemOfAList_isNamedByItsHeading() {
    assertEquals(
        List.of(
            "terms/policy_signed.yaml: /sources/1: line 5: none of the words that the schema knows;"
                + " see \"terms /sources/*\" in docs/terms.md",
            "terms/ticket_resolved.yaml: /sources/1: line 4: none of the words that the schema"
                + " knows; see \"terms /sources/*\" in docs/terms.md"),
        told(
            by(
                "terms",
                schema -> {
                  var sources = (ObjectNode) schema.get("properties").get("sources");
                  sources.putObject("items").putArray("enum").add("crm");
                })));
  }

  @Test
  void billing_fieldThatTheSchemaDoesNotKnow_isNamedWithLineAndFix() throws IOException {
    Files.writeString(
        folder.resolve("billing.yaml"),
        """
        targets:
          archive:
            engine: file
            url: file:///results
            from: 2026-01-01T00:00:00Z
            customer: customer
            description: a copy
        """);
    assertEquals(List.of(), FolderSchemas.mistakes(content()));

    assertEquals(
        List.of(
            "billing.yaml: /targets/archive/description: line 7: not a field that the schema knows;"
                + " see section 11 of docs/billing.md"),
        told(
            by(
                "billing",
                schema ->
                    ((ObjectNode)
                            schema
                                .get("properties")
                                .get("targets")
                                .get("additionalProperties")
                                .get("properties"))
                        .remove("description"))));
  }

  /** One form is validated by a schema that was changed so; the others by their own. */
  private List<TenantFolder.Mistake> by(
      String form, java.util.function.Consumer<ObjectNode> change) {
    return FolderSchemas.mistakes(
        content(), asked -> asked.equals(form) ? changed(form, change) : FolderSchemas.load(asked));
  }

  private static Schema changed(String form, java.util.function.Consumer<ObjectNode> change) {
    var file = ROOT.resolve("infra/schemas/" + form + ".schema.json");
    var schema = (ObjectNode) JSON.readTree(file.toFile());
    change.accept(schema);
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema);
  }

  private List<String> told(List<TenantFolder.Mistake> mistakes) {
    return mistakes.stream().map(m -> m.toString().replace(folder + "/", "")).toList();
  }

  private Content content() {
    return ((TenantFolder.Folder.Good) TenantFolder.read(folder)).content();
  }

  private void mend(String file, UnaryOperator<String> change) throws IOException {
    Path path = folder.resolve(file);
    String before = Files.readString(path);
    String after = change.apply(before);
    if (after.equals(before)) {
      throw new IllegalStateException("nothing was changed in " + file);
    }
    Files.writeString(path, after);
  }
}
