package dev.countersign.forms.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/**
 * Writes JSON in one form only: names sorted, no white space, numbers with all their digits. {@link
 * #write} differs from RFC 8785 in numbers and in two kinds of escapes, and stays as it is, since
 * stored digests are made from it. {@link #interoperable} is for whoever has an RFC 8785 library.
 */
public final class CanonicalJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  /** RFC 8785 writes control characters with small hexadecimal digits. */
  private static final JsonFactory INTEROPERABLE =
      JsonFactory.builder().disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE).build();

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

  /**
   * The value as UTF-8, the same bytes as by RFC 8785 (JCS) for every value whose numbers are whole
   * and at most 2^53 - 1 in size; larger ones keep all their digits here.
   */
  public static byte[] interoperable(Json value) {
    var out = new StringWriter(512);
    try (JsonGenerator generator = INTEROPERABLE.createGenerator(out)) {
      write(value, generator);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
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
