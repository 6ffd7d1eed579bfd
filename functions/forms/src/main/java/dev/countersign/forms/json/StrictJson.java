package dev.countersign.forms.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.countersign.domain.Problem;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON as RFC 8259 and RFC 7493 (I-JSON) want it: UTF-8 only, no name twice in one object,
 * nothing after the value; at most 64 levels deep, numbers of at most 100 digits.
 */
public final class StrictJson {
  private static final int DEEPEST = 64;
  private static final int LONGEST_NUMBER = 100;
  private static final int WIDEST_SCALE = 400;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(LONGEST_NUMBER)
                  .maxNameLength(1000)
                  .build())
          .build();

  private StrictJson() {}

  /** The value; {@code not_utf8}, {@code not_json}, {@code duplicate_key} or {@code too_deep}. */
  public static Reading<Json> parse(byte[] utf8) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      return wrong("not_utf8", "not UTF-8", "send UTF-8");
    }
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() == null) {
        return wrong("not_json", "empty", "send a JSON object");
      }
      Json value = value(parser);
      return parser.nextToken() == null
          ? Reading.of(value)
          : wrong("not_json", "something follows the JSON value", "send one value");
    } catch (StreamConstraintsException e) {
      return wrong("too_deep", "nested too deeply, or a number too long", "send at most 64 levels");
    } catch (NumberFormatException e) {
      return wrong("not_json", "a number beyond all measure", "send I-JSON (RFC 7493)");
    } catch (NotInteroperable e) {
      return wrong("not_json", e.what, "send I-JSON (RFC 7493)");
    } catch (IOException e) {
      String message = String.valueOf(e.getMessage());
      return message.startsWith("Duplicate field")
          ? wrong(
              "duplicate_key", "a name stands twice in one object" + at(e), "send each name once")
          : wrong("not_json", "not JSON" + at(e), "send a JSON object");
    }
  }

  /** Where a text breaks, counted from 1. */
  private static String at(IOException e) {
    return e instanceof JsonProcessingException broken && broken.getLocation() != null
        ? " at line "
            + broken.getLocation().getLineNr()
            + ", column "
            + broken.getLocation().getColumnNr()
        : "";
  }

  private static Reading<Json> wrong(String reason, String detail, String fix) {
    return Reading.wrong(new Problem(reason, "", detail, fix));
  }

  private static Json value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> new Json.Str(paired(parser.getText()));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
      case VALUE_TRUE -> new Json.Bool(true);
      case VALUE_FALSE -> new Json.Bool(false);
      case VALUE_NULL -> new Json.Nil();
      default -> throw new NotInteroperable("cut off");
    };
  }

  private static Json object(JsonParser parser) throws IOException {
    Map<String, Json> members = new LinkedHashMap<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_OBJECT;
        token = parser.nextToken()) {
      if (token == null) {
        throw new NotInteroperable("cut off");
      }
      String name = paired(parser.currentName());
      parser.nextToken();
      members.put(name, value(parser));
    }
    return new Json.Obj(members);
  }

  private static Json array(JsonParser parser) throws IOException {
    List<Json> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      if (token == null) {
        throw new NotInteroperable("cut off");
      }
      items.add(value(parser));
    }
    return new Json.Arr(items);
  }

  private static Json number(JsonParser parser) throws IOException {
    BigDecimal number = parser.getDecimalValue();
    if (Math.abs((long) number.scale()) > WIDEST_SCALE) {
      throw new NotInteroperable("a number out of range");
    }
    return new Json.Num(number);
  }

  /** A lone surrogate has no UTF-8: two texts with one would look alike once written. */
  private static String paired(String text) throws NotInteroperable {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (pair) {
        i++;
      } else if (Character.isSurrogate(c)) {
        throw new NotInteroperable("half a character (a lone surrogate)");
      }
    }
    return text;
  }

  private static final class NotInteroperable extends IOException {
    private static final long serialVersionUID = 1L;
    private final String what;

    NotInteroperable(String what) {
      super(what);
      this.what = what;
    }
  }
}
