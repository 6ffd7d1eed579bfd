package dev.countersign.forms.entry;

import com.fasterxml.jackson.core.JsonToken;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.statement.Fact;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON member by member in the order in which {@link FormWriter} wrote it. A member that is
 * unknown, repeated or out of order stands where another is wanted, and is refused there.
 */
public final class FormReader {
  private final JsonCursor json;

  private FormReader(JsonCursor json) {
    this.json = json;
  }

  /** Reads the members of one object. */
  @FunctionalInterface
  public interface FieldsReader<T> {
    T read(FormReader in) throws IOException;
  }

  /**
   * Reads the one JSON object that these bytes are.
   *
   * @throws UnreadableEntry when they are not, or a member is missing, unknown or broken
   */
  public static <T> T read(byte[] bytes, FieldsReader<T> fields) {
    long offset = 0;
    try (var json = JsonCursor.of(bytes)) {
      try {
        json.next();
        T value = new FormReader(json).braces(fields);
        json.end();
        return value;
      } finally {
        offset = json.offset();
      }
    } catch (IOException | IllegalArgumentException | DateTimeException | ArithmeticException e) {
      throw new UnreadableEntry("broken (" + e.getClass().getSimpleName() + ")", offset);
    }
  }

  /** A text. */
  public String text(String name) throws IOException {
    value(name);
    return json.text();
  }

  /** A text, as what it stands for. */
  public <T> T text(String name, Function<String, T> parse) throws IOException {
    return parse.apply(text(name));
  }

  /** A text that may be left out. */
  public @Nullable String textOrNull(String name) throws IOException {
    return json.atMember(name) ? json.text() : null;
  }

  /** A text that may be left out, as what it stands for. */
  public <T> @Nullable T textOrNull(String name, Function<String, T> parse) throws IOException {
    return json.atMember(name) ? parse.apply(json.text()) : null;
  }

  /** A time (RFC 3339). */
  public Instant time(String name) throws IOException {
    return text(name, Instant::parse);
  }

  /** A time that may be left out. */
  public @Nullable Instant timeOrNull(String name) throws IOException {
    return textOrNull(name, Instant::parse);
  }

  /** A whole number. */
  public long number(String name) throws IOException {
    value(name);
    return json.number(name);
  }

  /** A whole number that an {@code int} holds. */
  public int count(String name) throws IOException {
    return Math.toIntExact(number(name));
  }

  /** A count that is left out where it is 0. */
  int countOrNone(String name) throws IOException {
    return json.atMember(name) ? Math.toIntExact(json.number(name)) : 0;
  }

  /** Money in minor units. */
  public Money money(String name) throws IOException {
    return object(name, MinorUnitsForm::read);
  }

  @Nullable Money moneyOrNull(String name) throws IOException {
    return objectOrNull(name, MinorUnitsForm::read);
  }

  /** An object. */
  public <T> T object(String name, FieldsReader<T> fields) throws IOException {
    value(name);
    return braces(fields);
  }

  /** An object that may be left out. */
  public <T> @Nullable T objectOrNull(String name, FieldsReader<T> fields) throws IOException {
    return json.atMember(name) ? braces(fields) : null;
  }

  /** An array of objects that is left out where it is empty. */
  <T> List<T> objects(String name, FieldsReader<T> fields) throws IOException {
    return items(name, in -> in.braces(fields));
  }

  /** An array of texts that is left out where it is empty. */
  <T> List<T> texts(String name, Function<String, T> parse) throws IOException {
    return items(name, in -> parse.apply(in.json.text()));
  }

  /** An object of texts that is left out where it is empty. */
  public Map<String, String> texts(String name) throws IOException {
    return json.atMember(name) ? braces(FormReader::remainingTexts) : Map.of();
  }

  /** Facts, left out where there are none. */
  Fact.Tree facts(String name) throws IOException {
    return json.atMember(name) ? json.facts() : Fact.Tree.EMPTY;
  }

  private Map<String, String> remainingTexts() throws IOException {
    var texts = new LinkedHashMap<String, String>();
    Optional<String> name = json.memberName();
    while (name.isPresent()) {
      texts.put(name.get(), json.text());
      name = json.memberName();
    }
    return texts;
  }

  private <T> List<T> items(String name, FieldsReader<T> item) throws IOException {
    if (!json.atMember(name)) {
      return List.of();
    }
    json.take(JsonToken.START_ARRAY, name);
    var items = new ArrayList<T>();
    while (!json.on(JsonToken.END_ARRAY)) {
      items.add(item.read(this));
    }
    json.next();
    return items;
  }

  private <T> T braces(FieldsReader<T> fields) throws IOException {
    json.take(JsonToken.START_OBJECT, "an object");
    T value = fields.read(this);
    json.take(JsonToken.END_OBJECT, "the object's end");
    return value;
  }

  /** Moves on to the value of the member that must come next. */
  private void value(String name) throws IOException {
    json.expect(json.atMember(name), name);
  }
}
