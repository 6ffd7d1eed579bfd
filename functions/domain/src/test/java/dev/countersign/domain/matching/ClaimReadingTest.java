package dev.countersign.domain.matching;

import static dev.countersign.domain.fixture.StatementBuilder.attested;
import static dev.countersign.domain.fixture.TermsBuilder.terms;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.countersign.domain.MatchKey;
import dev.countersign.domain.fixture.StatementBuilder;
import dev.countersign.domain.fixture.TermsBuilder;
import dev.countersign.domain.statement.Fact;
import dev.countersign.domain.statement.RecordRef;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ClaimReadingTest {
  @Test
  void of_aMissingField_namesIt() {
    var unclaimed =
        assertInstanceOf(
            ClaimReading.Unclaimed.class,
            ClaimReading.of(attested("m").record(null).build(), TermsBuilder.book(terms())));
    assertEquals("missing_claim", unclaimed.problem().reason());
    assertEquals("/record/type", unclaimed.problem().pointer());
  }

  @Test
  void of_allFields_joinsThem() {
    var claimed =
        assertInstanceOf(
            ClaimReading.Claimed.class,
            ClaimReading.of(attested("m").build(), TermsBuilder.book(terms())));
    assertEquals("policy_signed/policy/P-991", claimed.claim().toString());
  }

  private static String claim(StatementBuilder statement, String... by) {
    var book = TermsBuilder.book(terms().claimBy(by));
    var claimed =
        assertInstanceOf(ClaimReading.Claimed.class, ClaimReading.of(statement.build(), book));
    return claimed.claim().key();
  }

  private static String unclaimed(StatementBuilder statement, String by) {
    var book = TermsBuilder.book(terms().claimBy(by));
    var unclaimed =
        assertInstanceOf(ClaimReading.Unclaimed.class, ClaimReading.of(statement.build(), book));
    return unclaimed.problem().reason();
  }

  private static StatementBuilder saying(String text) {
    return attested("m").fact("a", text);
  }

  @Test
  void of_textsWrittenInTwoWays_isOneClaim() {
    // é as one character and as e with an accent; white space and no-break spaces at the ends.
    assertEquals(claim(saying("caf\u00e9"), "facts.a"), claim(saying("cafe\u0301"), "facts.a"));
    assertEquals("P-1", claim(saying(" P-1\t"), "facts.a"));
    assertEquals("P-1", claim(saying("\u00a0P-1\u2007"), "facts.a"));
    assertEquals("P%201", claim(saying("P 1"), "facts.a"));
  }

  @Test
  void of_textsThatLookAlike_areTwoClaims() {
    assertNotEquals(claim(saying("Ticket"), "facts.a"), claim(saying("ticket"), "facts.a"));
    assertNotEquals(claim(saying("0991"), "facts.a"), claim(saying("991"), "facts.a"));
    assertNotEquals(claim(saying("1.50"), "facts.a"), claim(saying("1.5"), "facts.a"));
  }

  @Test
  void of_aNumberAndATextThatSayTheSame_isOneClaim() {
    var number = attested("m").fact("a", new Fact.Numeral(new BigDecimal("1.50")));
    assertEquals("1.5", claim(number, "facts.a"));
    assertEquals(claim(number, "facts.a"), claim(saying("1.5"), "facts.a"));
    var hundred = attested("m").fact("a", new Fact.Numeral(new BigDecimal("1e2")));
    assertEquals("100", claim(hundred, "facts.a"));
    assertEquals("true", claim(attested("m").fact("a", new Fact.Flag(true)), "facts.a"));
  }

  @Test
  void of_oneIdInTwoAccounts_isTwoClaims() {
    var none = attested("m").record(new RecordRef("deal", "123"));
    var one = attested("m").record(new RecordRef("deal", "123", "62515"));
    var other = attested("m").record(new RecordRef("deal", "123", "50900001"));
    assertEquals("123", claim(none, "record.id"));
    assertEquals("62515:123", claim(one, "record.id"));
    assertEquals("50900001:123", claim(other, "record.id"));
  }

  @Test
  void of_aSubjectByItsFormat_isNotChangedByOtherAliases() {
    var phone = new MatchKey(MatchKey.Kind.PHONE, "cc");
    var mail = attested("m").keys(StatementBuilder.EMAIL);
    var both = attested("m").keys(StatementBuilder.EMAIL, phone);
    assertEquals(claim(mail, "subject.email"), claim(both, "subject.email"));
    assertEquals("cc", claim(both, "subject.phone_number"));
    assertEquals("missing_claim", unclaimed(mail, "subject.phone_number"));
    var two = attested("m").keys(StatementBuilder.EMAIL, new MatchKey(MatchKey.Kind.EMAIL, "zz"));
    assertEquals("bb+zz", claim(two, "subject.email"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "P\u0000-1", "P\u200b-1", "P\u00ad-1", "P\u2028-1", "P\ufeff-1", "P\ufe0f-1", "P\u3164-1",
        "P\u034f-1", "P\u115f-1", "P\u1160-1", "P\u17b4-1", "P\u180b-1", "P\uffa0-1", "P\u0007-1"
      })
  void of_aCharacterThatNobodySees_isRefusedByName(String text) {
    assertEquals("invisible_character", unclaimed(saying(text), "facts.a"));
  }

  @Test
  void of_nothingPlain_isMissing() {
    assertEquals("missing_claim", unclaimed(saying("  "), "facts.a"));
    assertEquals(
        "missing_claim", unclaimed(attested("m").fact("a", new Fact.Nothing()), "facts.a"));
    assertEquals(
        "missing_claim", unclaimed(attested("m").fact("a", new Fact.Items(List.of())), "facts.a"));
    assertEquals("missing_claim", unclaimed(attested("m").fact("a", Fact.Tree.EMPTY), "facts.a"));
  }
}
