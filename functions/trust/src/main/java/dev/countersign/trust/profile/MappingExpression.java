package dev.countersign.trust.profile;

import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.JsonataExpression;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A profile's way from the payload to its items. A whole payload or one member of it needs no
 * JSONata to run.
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
   * Compiles it.
   *
   * @throws dev.countersign.forms.json.JsonataFailed where it is no JSONata
   */
  public static MappingExpression compile(String text) {
    return new MappingExpression(text.strip(), JsonataExpression.compile(text));
  }

  /**
   * The item, or an array of them; none where the payload has nothing for it.
   *
   * @param bound what the expression can name as {@code $name}
   * @throws dev.countersign.forms.json.JsonataFailed when it can't be evaluated on this payload
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
