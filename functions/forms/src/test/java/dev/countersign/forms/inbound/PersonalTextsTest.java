package dev.countersign.forms.inbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.statement.Fact;
import dev.countersign.domain.statement.RecordRef;
import dev.countersign.forms.config.Secret;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PersonalTextsTest {
  private static final PersonalTexts TEXTS =
      new PersonalTexts(new Pseudonyms(Secret.ofText("0123456789abcdef")));
  private static final PersonalTexts OTHERS =
      new PersonalTexts(new Pseudonyms(Secret.ofText("fedcba9876543210")));

  @ParameterizedTest
  @ValueSource(
      strings = {"reopened", "closedLost", "2026-12-01", "2026-11-02T10:00:00.5+01:00", "1200.00"})
  void isWord_ofACode_holds(String text) {
    assertTrue(PersonalTexts.isWord(text));
    assertEquals(text, TEXTS.word(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"she hung up", "a@b.cd", "+4930901820", "Zoë", "x,y", "#1"})
  void isWord_ofAText_doesNotHold(String text) {
    assertFalse(PersonalTexts.isWord(text));
    assertTrue(TEXTS.word(text).matches("text-[0-9a-f]{32}"), TEXTS.word(text));
  }

  @Test
  void isWord_longerThan64_doesNotHold() {
    assertTrue(PersonalTexts.isWord("x".repeat(64)));
    assertFalse(PersonalTexts.isWord("x".repeat(65)));
  }

  /** Two spellings of one name stay one, as everywhere; letters keep their case. */
  @Test
  void name_inSeveralSpellings_isOneWhereTheNameIs() {
    assertEquals(TEXTS.name("zoë@example.com"), TEXTS.name(" zoe\u0308@example.com\u00a0"));
    assertNotEquals(TEXTS.name("Ada@example.com"), TEXTS.name("ada@example.com"));
    assertNotEquals(TEXTS.name("ada@example.com"), OTHERS.name("ada@example.com"));
    assertTrue(TEXTS.name("ada@example.com").matches("mail-[0-9a-f]{32}"));
    assertTrue(TEXTS.name("+49 30 901820").matches("phone-[0-9a-f]{32}"));
    assertEquals("T-100", TEXTS.name("T-100"));
  }

  @Test
  void record_withItsAccountInTheIdOrBesideIt_isToldAlike() {
    String ada = TEXTS.name("ada@example.com");

    assertEquals(
        new RecordRef("contact", "62515:" + ada),
        TEXTS.recordOrNull(new RecordRef("contact", "62515:ada@example.com")));
    assertEquals(
        new RecordRef("contact", ada, "62515"),
        TEXTS.recordOrNull(new RecordRef("contact", "ada@example.com", "62515")));
    assertEquals(
        new RecordRef("contact", TEXTS.name("tel:+4930901820")),
        TEXTS.recordOrNull(new RecordRef("contact", "tel:+4930901820")));
  }

  @Test
  void record_whoseIdIsAnAddress_keepsItsType() {
    var told = TEXTS.recordOrNull(new RecordRef("contact", "ada@example.com"));

    assertEquals(new RecordRef("contact", TEXTS.name("ada@example.com")), told);
  }

  @Test
  void facts_withTextsAnywhere_markTheTextsAndLeaveTheWords() {
    var said =
        Fact.Tree.of(
            Map.of(
                "plan",
                new Fact.Text("gold"),
                "note",
                new Fact.Text("call Ada"),
                "blank",
                new Fact.Text(" "),
                "deep",
                Fact.Tree.of(
                    Map.of(
                        "list", new Fact.Items(List.of(new Fact.Text("a b"), new Fact.Nothing())))),
                "yes",
                new Fact.Flag(true)));

    var told = TEXTS.facts(said).values();

    assertEquals(new Fact.Text("gold"), told.get("plan"));
    assertEquals(new Fact.Text(" "), told.get("blank"));
    assertEquals(new Fact.Flag(true), told.get("yes"));
    assertEquals(new Fact.Wording("call Ada", TEXTS.word("call Ada")), told.get("note"));
    assertEquals(
        Fact.Tree.of(
            Map.of(
                "list",
                new Fact.Items(
                    List.of(new Fact.Wording("a b", TEXTS.word("a b")), new Fact.Nothing())))),
        told.get("deep"));
  }
}
