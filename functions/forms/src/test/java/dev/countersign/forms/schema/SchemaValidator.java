package dev.countersign.forms.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import java.util.List;

/** Validates by JSON Schema 2020-12. */
record SchemaValidator(Schema schema) {
  static SchemaValidator of(Json schema) {
    return new SchemaValidator(
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(text(schema), InputFormat.JSON));
  }

  /** What the schema has against a value; nothing where it takes it. */
  List<String> mistakes(Json value) {
    return schema.validate(text(value), InputFormat.JSON).stream().map(Object::toString).toList();
  }

  private static String text(Json value) {
    return new String(CanonicalJson.write(value), UTF_8);
  }
}
