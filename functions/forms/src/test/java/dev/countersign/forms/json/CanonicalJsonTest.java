package dev.countersign.forms.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CanonicalJsonTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"b\": 2, \"a\": 1} | {\"a\":1,\"b\":2}",
        "[1.50, 0e3, 1E2]  | [1.5,0,100]",
        "[\"\\u00fc\", \"\\/\"] | [\"ü\",\"/\"]",
        "[null, true]      | [null,true]",
      })
  void write_ofAnyText_isItsOneForm(String text, String canonical) {
    var read = assertInstanceOf(Reading.Read.class, StrictJson.parse(text.getBytes(UTF_8)));

    assertEquals(canonical, new String(CanonicalJson.write((Json) read.value()), UTF_8));
  }

  /** The strings, names and their order of RFC 8785, sections 3.2.2 and 3.2.3. */
  @Test
  void interoperable_ofTheSamplesOfRfc8785_isWhatTheRfcSays() {
    assertEquals(
        "{\"literals\":[null,true,false],\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}",
        interoperable(
            """
            {"string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
             "literals": [null, true, false]}
            """));
    assertEquals(
        "{\"\\r\":1,\"1\":2,\"\u0080\":3,\"ö\":4,\"€\":5,\"\uD83D\uDE00\":6,\"\uFB33\":7}",
        interoperable(
            """
            {"\\u20ac":5,"\\r":1,"\\ufb33":7,"1":2,"\\ud83d\\ude00":6,"\\u0080":3,"\\u00f6":4}
            """));
  }

  private static String interoperable(String text) {
    var read = assertInstanceOf(Reading.Read.class, StrictJson.parse(text.getBytes(UTF_8)));
    return new String(CanonicalJson.interoperable((Json) read.value()), UTF_8);
  }
}
