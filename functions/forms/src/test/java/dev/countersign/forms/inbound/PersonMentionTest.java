package dev.countersign.forms.inbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.statement.Subject;
import dev.countersign.forms.config.Secret;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a person is named, however it is written down; and where only somebody else is. */
final class PersonMentionTest {
  private static final Pseudonyms PSEUDONYMS = new Pseudonyms(Secret.ofText("0123456789abcdef"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ada@example.com  | {\"email\":\"ada@example.com\"}",
        "ada@example.com  | {\"email\":\"ADA@Example.COM\"}",
        "ada@example.com  | {\"note\":\"write to ada@example.com.\"}",
        "ada@example.com  | {\"email\":\"ada\\u0040example.com\"}",
        "ada@example.com  | From=ada%40example.com&Body=hello",
        "ada@example.com  | <Email>ada&#64;example.com</Email>",
        "<ada@example.com>| {\"email\":\"ada@example.com\"}",
        "ada@gmail.com    | {\"email\":\"a.da@gmail.com\"}",
        "a.da@gmail.com   | {\"email\":\"ada@gmail.com\"}",
        "ada@example.com  | eyJ0eXAiOiJKV1QifQ.eyJlbWFpbCI6ImFkYUBleGFtcGxlLmNvbSJ9.c2ln",
        "+49 30 901820    | {\"phone\":\"+4930901820\"}",
        "+49 30 901820    | {\"phone\":\"0049 30/90-18-20\"}",
        "+49 30 901820    | {\"wa_id\":\"4930901820\"}",
        "+49 30 901820    | To=whatsapp%3A%2B4930901820",
        "0049 30 901820   | {\"phone\":\"+49 (30) 901820\"}",
        "cus_4711         | {\"customer\":\"cus_4711\",\"a\":1}"
      })
  void isIn_whatNamesThePerson_holds(String person, String body) {
    assertTrue(isIn(person, body));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ada@example.com | {\"email\":\"nada@example.com\"}",
        "ada@example.com | {\"email\":\"x.ada@example.com\"}",
        "ada@example.com | {\"email\":\"ada@example.com.au\"}",
        "ada@example.com | {\"email\":\"ada@example.community\"}",
        "ada@example.com | {\"a\":\"%zz\",\"email\":\"eve@example.com\"}",
        "a.da@example.com| {\"email\":\"ada@example.com\"}",
        "+49 30 901820   | {\"phone\":\"+49309018201\"}",
        "+49 30 901820   | {\"phone\":\"+149 30 901820\"}",
        "cus_4711        | {\"customer\":\"cus_47110\"}",
        "42              | {\"n\":42}"
      })
  void isIn_whatNamesAnother_doesNotHold(String person, String body) {
    assertFalse(isIn(person, body));
  }

  @Test
  void keys_ofAnAddress_areThoseOfItsSubjects() {
    var person = PersonMention.of("Ada@Example.com", PSEUDONYMS);

    assertEquals(PersonMention.Kind.EMAIL, person.kind());
    assertTrue(person.keys().containsAll(PSEUDONYMS.subject(new Subject.Email("ada@example.com"))));
    assertTrue(
        person.keys().containsAll(PSEUDONYMS.subject(new Subject.Opaque("Ada@Example.com"))));
    assertFalse(
        person.keys().containsAll(PSEUDONYMS.subject(new Subject.Email("eve@example.com"))));
  }

  @Test
  void isName_ofTheSameIdInAnotherSpelling_holds() {
    var person = PersonMention.of("M\u00fcller-1", PSEUDONYMS);

    assertTrue(person.isName("Mu\u0308ller-1 "));
    assertTrue(person.isName("62515:M\u00fcller-1"));
    assertFalse(person.isName("62515:M\u00fcller-12"));
    assertFalse(person.isName("Muller-1"));
  }

  @Test
  void isName_ofARecordsPseudonym_holds() {
    String pseudonym = new PersonalTexts(PSEUDONYMS).name("ada@example.com");

    assertTrue(PersonMention.of("ada@example.com", PSEUDONYMS).isName(pseudonym));
    assertTrue(PersonMention.of("C-77", PSEUDONYMS).isName("C-77"));
    assertFalse(PersonMention.of("C-77", PSEUDONYMS).isName("C-7"));
  }

  private static boolean isIn(String person, String body) {
    return PersonMention.of(person, PSEUDONYMS)
        .isIn(ReadableForms.of(Bytes.of(body.getBytes(StandardCharsets.UTF_8))));
  }
}
