package dev.countersign.trust.profile;

import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.JsonataExpression;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A JSONata expression from a payload to its items (docs.jsonata.org). The whole payload ({@code
 * $}) and one member of it are read without running JSONata.
 */
public final class MappingExpression {
  private static final Pattern MEMBER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final String text;
  private final JsonataExpression expression;

  private MappingExpression(String text, JsonataExpression expression) {
    this.text = text;
    this.expression = expression;
  }

  /**
   * Compiles an expression.
   *
   * @throws dev.countersign.forms.json.JsonataFailed where the text is not JSONata
   */
  public static MappingExpression compile(String text) {
    return new MappingExpression(text.strip(), JsonataExpression.compile(text));
  }

  /**
   * Maps a payload.
   *
   * @param bound the values that the expression can name as {@code $name}
   * @return one item or an array of items; empty where the expression finds nothing
   * @throws dev.countersign.forms.json.JsonataFailed when the evaluation fails or exceeds its
   *     limits
   */
  public Optional<Json> apply(Json payload, Map<String, Json> bound) {
    if (text.equals("$")) {
      return Optional.of(payload);
    }
    if (MEMBER.matcher(text).matches() && payload instanceof Json.Obj object) {
      return object.get(text);
    }
    return Optional.of(expression.evaluate(payload, bound))
        .filter(value -> !(value instanceof Json.Nil));
  }

  @Override
  public String toString() {
    return text;
  }
}
