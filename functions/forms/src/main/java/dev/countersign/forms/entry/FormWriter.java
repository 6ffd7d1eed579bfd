package dev.countersign.forms.entry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import dev.countersign.domain.Digest;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.statement.Fact;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON member by member, in the order of the calls and without white space. A member that is
 * null or empty is left out.
 */
public final class FormWriter {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamWriteConstraints(StreamWriteConstraints.builder().maxNestingDepth(2000).build())
          .build();
  private static final int TYPICAL_SIZE = 2048;

  private final JsonGenerator json;

  private FormWriter(JsonGenerator json) {
    this.json = json;
  }

  /** Writes the members of one object. */
  @FunctionalInterface
  public interface FieldsWriter<T> {
    void write(FormWriter out, T value) throws IOException;
  }

  /** Writes one value as a UTF-8 JSON object. */
  public static <T> byte[] bytesOf(T value, FieldsWriter<T> fields) {
    var bytes = new ByteArrayOutputStream(TYPICAL_SIZE);
    try (var json = JSON.createGenerator(bytes)) {
      new FormWriter(json).braces(value, fields);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  /** A text, or a value that is written as its {@code toString}. */
  public void text(String name, @Nullable Object value) throws IOException {
    if (value != null) {
      json.writeStringField(name, value.toString());
    }
  }

  /** A whole number. */
  public void number(String name, long value) throws IOException {
    json.writeNumberField(name, value);
  }

  /** A time as RFC 3339 in UTC, with as many digits of a second as are needed. */
  public void time(String name, @Nullable Instant value) throws IOException {
    text(name, value);
  }

  /** An object, its members written by {@code fields}. */
  public <T> void object(String name, @Nullable T value, FieldsWriter<T> fields)
      throws IOException {
    if (value != null) {
      json.writeFieldName(name);
      braces(value, fields);
    }
  }

  /** An array of objects. */
  public <T> void objects(String name, Collection<T> values, FieldsWriter<T> fields)
      throws IOException {
    if (values.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart(name);
    for (T value : values) {
      braces(value, fields);
    }
    json.writeEndArray();
  }

  /** An array of values that are written as their {@code toString}. */
  public void texts(String name, Collection<?> values) throws IOException {
    if (values.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart(name);
    for (Object value : values) {
      json.writeString(value.toString());
    }
    json.writeEndArray();
  }

  /** An object of texts, in the order of their names. */
  public void texts(String name, Map<String, String> values) throws IOException {
    if (values.isEmpty()) {
      return;
    }
    json.writeObjectFieldStart(name);
    for (var value : new TreeMap<>(values).entrySet()) {
      json.writeStringField(WireNames.name(value.getKey()), value.getValue());
    }
    json.writeEndObject();
  }

  void digest(String name, @Nullable Digest value) throws IOException {
    text(name, value == null ? null : DigestForm.write(value));
  }

  /** {@code {"currency":"EUR","minor":1250}}. */
  public void money(String name, @Nullable Money value) throws IOException {
    object(name, value, MinorUnitsForm::write);
  }

  void facts(String name, Fact.Tree facts) throws IOException {
    if (!facts.values().isEmpty()) {
      json.writeFieldName(name);
      FactForm.write(json, facts);
    }
  }

  /** A decimal as a text, with exactly its own digits. */
  void decimal(String name, BigDecimal value) throws IOException {
    text(name, value);
  }

  private <T> void braces(T value, FieldsWriter<T> fields) throws IOException {
    json.writeStartObject();
    fields.write(this, value);
    json.writeEndObject();
  }
}
