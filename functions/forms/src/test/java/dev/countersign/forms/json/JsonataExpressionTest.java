package dev.countersign.forms.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonataExpressionTest {
  private static final Json NOTHING = new Json.Obj(Map.of());

  @Test
  void evaluate_path_givesWhatStandsThere() {
    var input = new Json.Obj(Map.of("ticket", new Json.Obj(Map.of("id", new Json.Str("T-1")))));

    assertEquals(new Json.Str("T-1"), JsonataExpression.compile("ticket.id").evaluate(input));
  }

  @ParameterizedTest
  @ValueSource(strings = {"9007199254740993", "0.1234567890123456"})
  void evaluate_numberThatADoubleCannotHold_keepsItsDigits(String digits) {
    var input = new Json.Obj(Map.of("id", new Json.Num(new BigDecimal(digits))));

    assertEquals(new Json.Str(digits), JsonataExpression.compile("id").evaluate(input));
  }

  @Test
  void find_pathThatLeadsNowhere_givesNothing() {
    assertEquals(Optional.empty(), JsonataExpression.compile("ticket.id").find(NOTHING));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "ticket", "[null][0]"})
  void find_null_givesANull(String text) {
    var input = new Json.Obj(Map.of("ticket", new Json.Nil()));

    assertEquals(Optional.of(new Json.Nil()), JsonataExpression.compile(text).find(input));
  }

  @Test
  void evaluate_boundName_isItsValue() {
    var bound = Map.<String, Json>of("settings", new Json.Str("eu"));

    assertEquals(
        new Json.Str("eu"), JsonataExpression.compile("$settings").evaluate(NOTHING, bound));
  }

  @Test
  void compile_brokenExpression_saysWhere() {
    var failed = assertThrows(JsonataFailed.class, () -> JsonataExpression.compile("{'act': "));

    assertTrue(failed.position() > 0, String.valueOf(failed.getMessage()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "($f := function($n) { $f($n + 1) }; $f(0))",
        "($f := function($n) { 1 + $f($n + 1) }; $f(0))",
        "[1..400000]",
      })
  void evaluate_withoutEndOrTooLarge_fails(String text) {
    var expression = JsonataExpression.compile(text);

    assertThrows(JsonataFailed.class, () -> expression.evaluate(NOTHING));
  }

  @Test
  void evaluate_failing_holdsNothingOfTheInput() {
    var input = new Json.Obj(Map.of("email", new Json.Str("ada@example.com")));
    var expression = JsonataExpression.compile("$number(email)");

    var failed = assertThrows(JsonataFailed.class, () -> expression.evaluate(input));

    assertFalse(String.valueOf(failed.getMessage()).contains("ada"));
  }
}
