package dev.countersign.proof.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.countersign.proof.text.Parsed;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CanonicalFormTest {
  /** The names of RFC 8785, section 3.2.3, in the order that it gives. */
  @Test
  void names_areSortedByTheirUtf16Units() {
    var json =
        "{\"\\u20ac\":\"Euro Sign\",\"\\r\":\"Carriage Return\",\"\\ufb33\":\"Hebrew Letter Dalet"
            + " With Dagesh\",\"1\":\"One\",\"\\ud83d\\ude00\":\"Emoji: Grinning"
            + " Face\",\"\\u0080\":\"Control\",\"\\u00f6\":\"Latin Small Letter O With"
            + " Diaeresis\"}";
    assertEquals(
        "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
            + "\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\","
            + "\"😀\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}",
        written(json));
  }

  /** The text of RFC 8785, section 3.2.2. */
  @Test
  void texts_areEscapedAsLittleAsPossible() {
    assertEquals(
        "\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"",
        written("\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":[],\"b\":{},\"c\":[1,-20,0],\"d\":true,\"e\":false,\"f\":null}",
        "{\"a\":9007199254740993000000}",
        "\"ä\"",
      })
  void canonicalJson_isReadAndWrittenAsItIs(String json) {
    var value = CanonicalForm.parse(bytes(json)).orThrow();
    assertEquals(json, new String(CanonicalForm.write(value), StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ }",
        " {}",
        "{}\r",
        "{\"b\":1,\"a\":2}",
        "{\"a\":1,\"a\":1}",
        "{\"a\":01}",
        "{\"a\":1.0}",
        "{\"a\":1.5}",
        "{\"a\":1e3}",
        "{\"a\":-0}",
        "{\"a\":+1}",
        "{\"a\":1234567890123456789012345678901234}",
        "{\"a\":\"\\u0041\"}",
        "{\"a\":\"\\/\"}",
        "{\"a\":\"\\u000F\"}",
        "{\"a\":\"\\ud800\"}",
        "{\"a\":\"\t\"}",
        "{\"a\":NaN}",
        "{\"a\":}",
        "{\"a\"}",
        "{\"a\":1,}",
        "{a:1}",
        "[1,]",
        "[1 2]",
        "{\"a\":\"",
        "\"\\u12",
        "{",
        "",
        "{}{}",
        "\ufeff{}",
      })
  void jsonOfAnotherForm_isRefused(String json) {
    assertInstanceOf(Parsed.Malformed.class, CanonicalForm.parse(bytes(json)));
  }

  @Test
  void jsonThatIsDeeperThanItsLimit_isRefused() {
    assertInstanceOf(Parsed.Ok.class, CanonicalForm.parse(bytes("[".repeat(33) + "]".repeat(33))));
    assertEquals(
        Parsed.malformed("not JSON: too deep at character 33"),
        CanonicalForm.parse(bytes("[".repeat(100_000))));
  }

  @Test
  void bytesThatAreNoUtf8_areRefused() {
    byte[] bytes = {'"', (byte) 0xc3, '"'};
    assertEquals(Parsed.malformed("not UTF-8"), CanonicalForm.parse(bytes));
  }

  private static String written(String json) {
    var value = JsonParser.parse(bytes(json)).orThrow();
    return new String(CanonicalForm.write(value), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
