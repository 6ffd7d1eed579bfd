package dev.countersign.local.apply;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.countersign.domain.Problem;
import dev.countersign.forms.config.YamlText;
import dev.countersign.forms.folder.TenantFolder.Content;
import dev.countersign.forms.folder.TenantFolder.Document;
import dev.countersign.forms.folder.TenantFolder.Mistake;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Validates a tenant's folder by {@code infra/schemas/{tenant,source,terms,billing}.schema.json}.
 * The readers come first and have words of their own; so this finds only what a reader takes and
 * its schema does not.
 */
public final class FolderSchemas {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private final Function<String, Schema> schemas;
  private final List<Mistake> mistakes = new ArrayList<>();

  private FolderSchemas(Function<String, Schema> schemas) {
    this.schemas = schemas;
  }

  /**
   * Every mistake that a schema finds in files that their readers took. Each names its file, and
   * its problem the line, the place and the field's heading in docs/terms.md.
   */
  public static List<Mistake> mistakes(Content content) {
    var read = new HashMap<String, Schema>();
    return mistakes(content, form -> read.computeIfAbsent(form, FolderSchemas::load));
  }

  /**
   * The same by the schemas that this function gives for {@code tenant, source, terms, billing}.
   */
  static List<Mistake> mistakes(Content content, Function<String, Schema> schemas) {
    var found = new FolderSchemas(schemas);
    found.check("tenant", content.tenant());
    content.sources().forEach(source -> found.check("source", source));
    content.terms().forEach(terms -> found.check("terms", terms));
    content.billing().ifPresent(billing -> found.check("billing", billing));
    return List.copyOf(found.mistakes);
  }

  private void check(String form, Document<?> document) {
    if (!(YamlText.parse(document.text()) instanceof Reading.Read<YamlText>(YamlText yaml))) {
      throw new IllegalStateException("a reader took what is no YAML: " + document.file());
    }
    var json = new String(CanonicalJson.write(yaml.root()), StandardCharsets.UTF_8);
    var problems = problems(form, schemas.apply(form).validate(json, InputFormat.JSON));
    yaml.located(problems).forEach(problem -> mistakes.add(new Mistake(document.file(), problem)));
  }

  /** One for each place, without those that only say that something below them is wrong. */
  private static List<Problem> problems(String form, List<Error> errors) {
    var byPointer = new TreeMap<String, String>();
    errors.forEach(error -> byPointer.putIfAbsent(pointer(error), detail(error)));
    return byPointer.entrySet().stream()
        .filter(problem ->
            byPointer.keySet().stream()
                .noneMatch(other -> other.startsWith(problem.getKey() + "/")))
        .map(problem ->
            new Problem(
                "schema", problem.getKey(), problem.getValue(), fix(form, problem.getKey())))
        .toList();
  }

  /** The place, and where a member is missing or unknown, that member's. */
  private static String pointer(Error error) {
    String place = error.getInstanceLocation().toString();
    String member = error.getProperty();
    return switch (error.getKeyword()) {
      case "required", "additionalProperties" ->
          place + "/" + Objects.requireNonNull(member).replace("~", "~0").replace("/", "~1");
      default -> place;
    };
  }

  private static String detail(Error error) {
    return switch (error.getKeyword()) {
      case "pattern", "minLength", "maxLength" -> "not of the form that the schema asks for";
      case "type" -> "not of the type that the schema asks for";
      case "enum", "const" -> "none of the words that the schema knows";
      case "required" -> "missing";
      case "additionalProperties" -> "not a field that the schema knows";
      case "oneOf", "anyOf" -> "of none, or of more than one, of the forms that the schema knows";
      default -> "refused by the schema's " + error.getKeyword();
    };
  }

  /** The fields of an item of {@code price} and {@code clawback} stand under the clause itself. */
  private static String fix(String form, String pointer) {
    if (form.equals("billing")) {
      return "see section 11 of docs/billing.md";
    }
    String place =
        pointer.replaceAll("^/(price|clawback)/[0-9]+/", "/$1/").replaceAll("/[0-9]+(?=/|$)", "/*");
    String heading = (form + " " + place).strip();
    return "see \"" + heading + "\" in docs/terms.md";
  }

  static Schema load(String form) {
    String file = "/schemas/" + form + ".schema.json";
    try (var in = Objects.requireNonNull(FolderSchemas.class.getResourceAsStream(file), file)) {
      return REGISTRY.getSchema(in, InputFormat.JSON);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
