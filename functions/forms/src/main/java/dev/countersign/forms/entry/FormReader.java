package dev.countersign.forms.entry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.statement.Fact;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON field by field in the order it was written; the parser stands on the next token not
 * yet read. A field that is unknown, repeated or out of order is met where another is wanted.
 */
final class FormReader {
  /** What was written must be readable, so only depth is bounded. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(2000)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private final JsonParser json;

  private FormReader(JsonParser json) {
    this.json = json;
  }

  /** The fields of one value, between its braces. */
  @FunctionalInterface
  interface FieldsReader<T> {
    T read(FormReader in) throws IOException;
  }

  /**
   * The one JSON object that these bytes are.
   *
   * @throws UnreadableEntry when they are not, or a field is missing, strange or broken
   */
  static <T> T read(byte[] bytes, FieldsReader<T> fields) {
    long offset = 0;
    try (var json = JSON.createParser(bytes)) {
      try {
        json.nextToken();
        var in = new FormReader(json);
        T value = in.braces(fields);
        in.expect(json.currentToken() == null, "the end");
        return value;
      } finally {
        offset = json.currentLocation().getByteOffset();
      }
    } catch (IOException | IllegalArgumentException | DateTimeException | ArithmeticException e) {
      throw new UnreadableEntry("broken (" + e.getClass().getSimpleName() + ")", offset);
    }
  }

  String text(String name) throws IOException {
    expect(at(name), name);
    return text();
  }

  <T> T text(String name, Function<String, T> parse) throws IOException {
    return parse.apply(text(name));
  }

  @Nullable String textOrNull(String name) throws IOException {
    return at(name) ? text() : null;
  }

  <T> @Nullable T textOrNull(String name, Function<String, T> parse) throws IOException {
    return at(name) ? parse.apply(text()) : null;
  }

  Instant time(String name) throws IOException {
    return text(name, Instant::parse);
  }

  @Nullable Instant timeOrNull(String name) throws IOException {
    return textOrNull(name, Instant::parse);
  }

  long number(String name) throws IOException {
    expect(at(name), name);
    return numberHere(name);
  }

  int count(String name) throws IOException {
    return Math.toIntExact(number(name));
  }

  /** A count that is left out where it is none. */
  int countOrNone(String name) throws IOException {
    return at(name) ? Math.toIntExact(numberHere(name)) : 0;
  }

  private long numberHere(String name) throws IOException {
    expect(json.currentToken() == JsonToken.VALUE_NUMBER_INT, name);
    long value = json.getLongValue();
    json.nextToken();
    return value;
  }

  Money money(String name) throws IOException {
    return object(name, MinorUnitsForm::read);
  }

  @Nullable Money moneyOrNull(String name) throws IOException {
    return objectOrNull(name, MinorUnitsForm::read);
  }

  <T> T object(String name, FieldsReader<T> fields) throws IOException {
    expect(at(name), name);
    return braces(fields);
  }

  <T> @Nullable T objectOrNull(String name, FieldsReader<T> fields) throws IOException {
    return at(name) ? braces(fields) : null;
  }

  <T> List<T> objects(String name, FieldsReader<T> fields) throws IOException {
    return items(name, in -> in.braces(fields));
  }

  <T> List<T> texts(String name, Function<String, T> parse) throws IOException {
    return items(name, in -> parse.apply(in.text()));
  }

  Map<String, String> texts(String name) throws IOException {
    return at(name) ? braces(FormReader::remainingTexts) : Map.of();
  }

  Fact.Tree facts(String name) throws IOException {
    if (!at(name)) {
      return Fact.Tree.EMPTY;
    }
    var facts = FactForm.tree(json);
    json.nextToken();
    return facts;
  }

  private Map<String, String> remainingTexts() throws IOException {
    var texts = new LinkedHashMap<String, String>();
    while (json.currentToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      texts.put(name, text());
    }
    return texts;
  }

  private <T> List<T> items(String name, FieldsReader<T> item) throws IOException {
    if (!at(name)) {
      return List.of();
    }
    take(JsonToken.START_ARRAY, name);
    var items = new ArrayList<T>();
    while (json.currentToken() != JsonToken.END_ARRAY) {
      items.add(item.read(this));
    }
    json.nextToken();
    return items;
  }

  private <T> T braces(FieldsReader<T> fields) throws IOException {
    take(JsonToken.START_OBJECT, "an object");
    T value = fields.read(this);
    take(JsonToken.END_OBJECT, "the object's end");
    return value;
  }

  private String text() throws IOException {
    expect(json.currentToken() == JsonToken.VALUE_STRING, "a text");
    String text = json.getText();
    json.nextToken();
    return text;
  }

  /** Whether the next field has this name; when it has, the parser moves on to its value. */
  boolean at(String name) throws IOException {
    boolean here = json.currentToken() == JsonToken.FIELD_NAME && name.equals(json.currentName());
    if (here) {
      json.nextToken();
    }
    return here;
  }

  private void take(JsonToken token, String wanted) throws IOException {
    expect(json.currentToken() == token, wanted);
    json.nextToken();
  }

  private void expect(boolean met, String wanted) {
    if (!met) {
      throw new UnreadableEntry("wanted " + wanted, json.currentLocation().getByteOffset());
    }
  }
}
