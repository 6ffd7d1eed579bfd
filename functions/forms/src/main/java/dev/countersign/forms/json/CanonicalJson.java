package dev.countersign.forms.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.TreeMap;

/**
 * Writes JSON in one form only: names sorted, no white space, as RFC 8785 has it, but numbers with
 * all their digits.
 */
public final class CanonicalJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  private CanonicalJson() {}

  /** The value as UTF-8; equal values have equal bytes. */
  public static byte[] write(Json value) {
    var out = new ByteArrayOutputStream(512);
    try (JsonGenerator generator = FACTORY.createGenerator(out)) {
      write(value, generator);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return out.toByteArray();
  }

  private static void write(Json value, JsonGenerator out) throws IOException {
    switch (value) {
      case Json.Obj object -> {
        out.writeStartObject();
        for (var member : new TreeMap<>(object.members()).entrySet()) {
          out.writeFieldName(member.getKey());
          write(member.getValue(), out);
        }
        out.writeEndObject();
      }
      case Json.Arr array -> {
        out.writeStartArray();
        for (Json item : array.items()) {
          write(item, out);
        }
        out.writeEndArray();
      }
      case Json.Str text -> out.writeString(text.value());
      case Json.Num number -> out.writeNumber(plain(number.value()));
      case Json.Bool flag -> out.writeBoolean(flag.value());
      case Json.Nil nil -> out.writeNull();
    }
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
