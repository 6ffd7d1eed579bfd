package dev.countersign.forms.entry;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.countersign.domain.statement.Fact;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.TreeMap;

/**
 * Facts as JSON: names in the order of their UTF-16 units (RFC 8785, section 3.2.3), numbers with
 * exactly the digits that they came with. Only here a null is written, since it was sent.
 */
final class FactForm {
  private FactForm() {}

  static void write(JsonGenerator json, Fact fact) throws IOException {
    switch (fact) {
      case Fact.Text text -> json.writeString(text.value());
      case Fact.Wording wording -> json.writeString(wording.mark());
      case Fact.Numeral numeral -> json.writeNumber(numeral.value().toString());
      case Fact.Flag flag -> json.writeBoolean(flag.value());
      case Fact.Nothing nothing -> json.writeNull();
      case Fact.Items items -> {
        json.writeStartArray();
        for (Fact item : items.values()) {
          write(json, item);
        }
        json.writeEndArray();
      }
      case Fact.Tree tree -> {
        json.writeStartObject();
        for (var branch : tree.values().entrySet()) {
          json.writeFieldName(WireNames.name(branch.getKey()));
          write(json, branch.getValue());
        }
        json.writeEndObject();
      }
    }
  }

  /** Reads the object on whose first token the parser stands, and stops on its last. */
  static Fact.Tree tree(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw new IllegalArgumentException("facts are no object");
    }
    var values = new TreeMap<String, Fact>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      values.put(name, fact(json));
    }
    return new Fact.Tree(values);
  }

  private static Fact fact(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case VALUE_STRING -> new Fact.Text(json.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Fact.Numeral(new BigDecimal(json.getText()));
      case VALUE_TRUE -> new Fact.Flag(true);
      case VALUE_FALSE -> new Fact.Flag(false);
      case VALUE_NULL -> new Fact.Nothing();
      case START_ARRAY -> items(json);
      case START_OBJECT -> tree(json);
      case null, default -> throw new IllegalArgumentException("no fact");
    };
  }

  private static Fact items(JsonParser json) throws IOException {
    var values = new ArrayList<Fact>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      values.add(fact(json));
    }
    return new Fact.Items(values);
  }
}
