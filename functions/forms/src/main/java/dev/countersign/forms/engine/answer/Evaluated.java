package dev.countersign.forms.engine.answer;

import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.JsonataExpression;
import dev.countersign.forms.json.JsonataFailed;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an expression over an answer gives. */
final class Evaluated {
  private Evaluated() {}

  /** Whether it is something: not nothing, null, false, zero, or empty. */
  static boolean isSomething(Json value) {
    return switch (value) {
      case Json.Nil nil -> false;
      case Json.Bool(boolean flag) -> flag;
      case Json.Num(BigDecimal number) -> number.signum() != 0;
      case Json.Str(String text) -> !text.isEmpty();
      case Json.Arr(List<Json> items) -> items.stream().anyMatch(Evaluated::isSomething);
      case Json.Obj(Map<String, Json> members) -> !members.isEmpty();
    };
  }

  /** A text or a number, as text; none where it is neither, or can't be evaluated. */
  static Optional<String> text(JsonataExpression expression, Json input) {
    return value(expression, input)
        .flatMap(value ->
            switch (value) {
              case Json.Str(String text) -> Optional.of(text);
              case Json.Num(BigDecimal number) -> Optional.of(number.toPlainString());
              default -> Optional.empty();
            });
  }

  /** What it gives; none where it can't be evaluated. */
  static Optional<Json> value(JsonataExpression expression, Json input) {
    try {
      return Optional.of(expression.evaluate(input));
    } catch (JsonataFailed e) {
      return Optional.empty();
    }
  }

  /** A list, or one value alone as a list; nothing is an empty one. */
  static List<Json> list(Json value) {
    return switch (value) {
      case Json.Arr(List<Json> items) -> items;
      case Json.Nil nil -> List.of();
      default -> List.of(value);
    };
  }

  /** A number, or a text that is one. */
  static Optional<BigDecimal> number(Json value) {
    return switch (value) {
      case Json.Num(BigDecimal number) -> Optional.of(number);
      case Json.Str(String text) when text.matches("-?[0-9]{1,30}(\\.[0-9]{1,30})?") ->
          Optional.of(new BigDecimal(text));
      default -> Optional.empty();
    };
  }
}
