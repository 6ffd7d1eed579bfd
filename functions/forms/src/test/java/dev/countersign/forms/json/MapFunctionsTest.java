package dev.countersign.forms.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MapFunctionsTest {
  private static final Json NOTHING = new Json.Obj(Map.of());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$money(1840.75, 'EUR') | 1840.75 EUR",
        "$money(2, 'eur') | 2.00 EUR",
        "$money('214.90', 'EUR') | 214.90 EUR",
        "$money(10.125, 'KWD') | 10.125 KWD",
        "$money(12345678.5, 'USD') | 12345678.50 USD",
        "$money(500, 'JPY') | 500 JPY",
        "$money(-3.5, 'USD') | -3.50 USD",
        "$money(0.005, 'USD') | 0.005 USD",
        "$minor(50000, 'usd') | 500.00 USD",
        "$minor(500, 'JPY') | 500 JPY",
        "$minor(10125, 'KWD') | 10.125 KWD",
        "$minor('9007199254740993', 'EUR') | 90071992547409.93 EUR",
        "$minor(500, 'UGX', 2) | 5 UGX",
        "$money('a lot', 'EUR') | a lot EUR",
      })
  void money_amount_keepsItsDecimals(String expression, String expected) {
    var value = (Json.Obj) JsonataExpression.compile(expression).evaluate(NOTHING);

    assertEquals(
        expected,
        value.text("amount").orElseThrow() + " " + value.text("currency").orElseThrow());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$money(missing, 'EUR') | null",
        "$money(null, 'EUR') | null",
        "$minor(missing, missing) | null",
        "$money(5, missing) | {\"amount\":\"5.00\"}",
        "$utc(missing) | null",
        "$rfc2822(null) | null",
      })
  void function_ofNothing_isNothing(String expression, String expected) {
    assertEquals(expected, text(JsonataExpression.compile(expression).evaluate(NOTHING)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$utc('2026-11-04T13:18:45.395000') | 2026-11-04T13:18:45.395Z",
        "$utc('2026-11-04 13:18:45') | 2026-11-04T13:18:45Z",
        "$utc('2026-11-04T13:18:45.395000+00:00') | 2026-11-04T13:18:45.395Z",
        "$utc('2026-11-04T14:18:45+01:00') | 2026-11-04T13:18:45Z",
        "$utc('2026-11-04T13:18:45Z') | 2026-11-04T13:18:45Z",
        "$utc('2026-11-04') | 2026-11-04",
        "$utc('{{ticket.closed_at}}') | {{ticket.closed_at}}",
        "$rfc2822('Wed, 04 Nov 2026 13:18:45 +0000') | 2026-11-04T13:18:45Z",
        "$rfc2822('Wed, 04 Nov 2026 14:18:45 +0100') | 2026-11-04T13:18:45Z",
        "$rfc2822('Tue, 04 Nov 2026 13:18:45 +0000') | Tue, 04 Nov 2026 13:18:45 +0000",
        "$rfc2822('soon') | soon",
      })
  void time_text_isReadOrGivenBack(String expression, String expected) {
    assertEquals(
        new Json.Str(expected), JsonataExpression.compile(expression).evaluate(NOTHING));
  }

  private static String text(Json value) {
    return new String(CanonicalJson.write(value), StandardCharsets.UTF_8);
  }
}
