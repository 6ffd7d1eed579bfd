package dev.countersign.forms.entry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.countersign.domain.statement.Fact;
import java.io.IOException;
import java.util.Optional;

/** A JSON text token by token. It stands on the next token that is not yet read. */
final class JsonCursor implements AutoCloseable {
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

  private JsonCursor(JsonParser json) {
    this.json = json;
  }

  /** Before the first token of these bytes. */
  static JsonCursor of(byte[] bytes) throws IOException {
    return new JsonCursor(JSON.createParser(bytes));
  }

  void next() throws IOException {
    json.nextToken();
  }

  boolean on(JsonToken token) {
    return json.currentToken() == token;
  }

  /** Whether the next member has this name; when it has, the cursor moves on to its value. */
  boolean atMember(String name) throws IOException {
    boolean here = on(JsonToken.FIELD_NAME) && name.equals(json.currentName());
    if (here) {
      next();
    }
    return here;
  }

  /** The name of the next member, whatever it is; none where the object ends. */
  Optional<String> memberName() throws IOException {
    if (!on(JsonToken.FIELD_NAME)) {
      return Optional.empty();
    }
    String name = json.currentName();
    next();
    return Optional.of(name);
  }

  String text() throws IOException {
    expect(on(JsonToken.VALUE_STRING), "a text");
    String text = json.getText();
    next();
    return text;
  }

  long number(String name) throws IOException {
    expect(on(JsonToken.VALUE_NUMBER_INT), name);
    long value = json.getLongValue();
    next();
    return value;
  }

  Fact.Tree facts() throws IOException {
    var facts = FactForm.tree(json);
    next();
    return facts;
  }

  void take(JsonToken token, String wanted) throws IOException {
    expect(on(token), wanted);
    next();
  }

  void end() {
    expect(json.currentToken() == null, "the end");
  }

  /**
   * Goes on only when what was wanted is there.
   *
   * @throws UnreadableEntry when it is not
   */
  void expect(boolean met, String wanted) {
    if (!met) {
      throw new UnreadableEntry("wanted " + wanted, offset());
    }
  }

  /** How many bytes are read. */
  long offset() {
    return json.currentLocation().getByteOffset();
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
