package dev.countersign.forms.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.forms.schema.SchemaNode;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A field that a reader knows is in its schema, and the other way round. */
final class KnownFieldsTest {
  @Test
  void tenant_fields_areThoseOfItsSchema() throws IOException {
    assertEquals(TenantForm.FIELDS, fields("tenant", ""));
    assertEquals(TenantForm.EVIDENCE_FIELDS, fields("tenant", "/evidence"));
    assertEquals(MonthForm.FIELDS, fields("tenant", "/month"));
    assertEquals(ReaderForm.FIELDS, fields("tenant", "/readers/*"));
    assertEquals(ReaderForm.ROLES, fields("tenant", "/readers/*/roles"));
    assertEquals(SourceKeysForm.FIELDS, fields("tenant", "/readers/*/keys/*"));
  }

  @Test
  void source_fields_areThoseOfItsSchema() throws IOException {
    assertEquals(SourceForm.FIELDS, fields("source", ""));
    assertEquals(SourceForm.KEY_FIELDS, fields("source", "/keys/*"));
  }

  @Test
  void terms_fields_areThoseOfItsSchema() throws IOException {
    assertEquals(TermsForm.FIELDS, fields("terms", ""));
    assertEquals(TermsClauses.MATCH_FIELDS, fields("terms", "/match"));
    assertEquals(TermsClauses.HOLD_FIELDS, fields("terms", "/hold"));
    assertEquals(TermsClauses.LOCK_FIELDS, fields("terms", "/lock"));
    assertEquals(PriceForm.FIELDS, fields("terms", "/price"));
    assertEquals(PriceForm.FIELDS, fields("terms", "/price/*"));
    assertEquals(FreeWhenForm.FIELDS, fields("terms", "/free_when/*"));
    assertEquals(ClawbackForm.FIELDS, fields("terms", "/clawback"));
    assertEquals(ClawbackForm.FIELDS, fields("terms", "/clawback/*"));
    assertEquals(ClawbackForm.STEP_FIELDS, fields("terms", "/clawback/steps/*"));
  }

  private static Set<String> fields(String document, String pointer) throws IOException {
    var root = SchemaNode.named(document);
    var place = pointer.isEmpty() ? root : root.fields().get(pointer);
    return java.util.Objects.requireNonNull(place, pointer).parts("properties").keySet();
  }
}
