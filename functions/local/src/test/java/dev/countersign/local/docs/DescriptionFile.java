package dev.countersign.local.docs;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.countersign.local.RepositoryFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An OpenAPI or AsyncAPI document as a tree, with the schemas in it (JSON Schema 2020-12). */
final class DescriptionFile {
  static final JsonMapper JSON = new JsonMapper();

  private static final Path ROOT = RepositoryFiles.root();

  /** An address that nothing answers at; what stands below it is read from the repository. */
  private static final String BASE = "https://repository.test/";

  private final String iri;
  private final JsonNode root;
  private final SchemaRegistry schemas;

  private DescriptionFile(String file, JsonNode root) {
    this.iri = BASE + file.replace(".yaml", ".json");
    this.root = root;
    this.schemas =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(this::resource));
  }

  /** The document of this path in the repository. */
  static DescriptionFile read(String file) throws IOException {
    return read(file, UnaryOperator.identity());
  }

  /** The same with a changed text. */
  static DescriptionFile read(String file, UnaryOperator<String> change) throws IOException {
    var settings = LoadSettings.builder().setAllowDuplicateKeys(false).build();
    String text = change.apply(Files.readString(ROOT.resolve(file)));
    return new DescriptionFile(file, JSON.valueToTree(new Load(settings).loadFromString(text)));
  }

  JsonNode root() {
    return root;
  }

  /** What stands at a pointer, or at the end of the {@code $ref} that stands there. */
  Place at(String pointer) {
    JsonNode node = root.at(pointer);
    return node.has("$ref") && node.get("$ref").asString().startsWith("#")
        ? at(node.get("$ref").asString().substring(1))
        : new Place(pointer, node);
  }

  /** A place in the document. */
  record Place(String pointer, JsonNode node) {
    Place then(DescriptionFile document, String name) {
      return document.at(pointer + "/" + escaped(name));
    }
  }

  /** What the schema at this pointer has against a value; nothing when it takes it. */
  List<String> errors(String pointer, JsonNode value) {
    return schemas.getSchema(SchemaLocation.of(iri + "#" + pointer)).validate(value).stream()
        .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
        .toList();
  }

  /** Visits every object of the document. */
  void visit(BiConsumer<String, JsonNode> visitor) {
    visit("", root, visitor);
  }

  private static void visit(String pointer, JsonNode node, BiConsumer<String, JsonNode> visitor) {
    if (node.isObject()) {
      visitor.accept(pointer, node);
      node.properties()
          .forEach(member ->
              visit(pointer + "/" + escaped(member.getKey()), member.getValue(), visitor));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        visit(pointer + "/" + i, node.get(i), visitor);
      }
    }
  }

  static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private @Nullable String resource(String wanted) {
    if (wanted.equals(iri)) {
      return root.toString();
    }
    try {
      return wanted.startsWith(BASE + "infra/schemas/")
          ? Files.readString(ROOT.resolve(wanted.substring(BASE.length())))
          : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
