package dev.countersign.forms.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

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
}
