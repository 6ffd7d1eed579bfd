package dev.countersign.forms.inbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.countersign.domain.MatchKey;
import dev.countersign.domain.statement.RecordRef;
import dev.countersign.domain.statement.Subject;
import dev.countersign.forms.config.Secret;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PseudonymsTest {
  private static final Pseudonyms KEYS = new Pseudonyms(Secret.ofText("0123456789abcdef"));

  @ParameterizedTest
  @CsvSource({
    "' Ada@Example.com ', ada@example.com",
    "a.d.a@gmail.com, ada@gmail.com",
    "A.da@googlemail.com, ada@googlemail.com",
  })
  void email_writtenOtherwise_hasTheSameKey(String written, String plain) {
    assertEquals(email(plain), email(written));
  }

  @Test
  void email_withDotsElsewhereThanAtGoogle_hasAnotherKey() {
    assertNotEquals(email("ada@example.com"), email("a.da@example.com"));
  }

  @ParameterizedTest
  @CsvSource({"+49 (30) 123-456, +4930123456", "0049 30/123.456, +4930123456"})
  void phone_writtenOtherwise_hasTheSameKey(String written, String plain) {
    assertEquals(
        KEYS.subject(new Subject.PhoneNumber(plain)),
        KEYS.subject(new Subject.PhoneNumber(written)));
  }

  @Test
  void aliases_haveTheKeysOfEach() {
    var email = new Subject.Email("ada@example.com");
    var opaque = new Subject.Opaque("c-1");

    var keys = KEYS.subject(new Subject.Aliases(List.of(email, opaque)));

    assertEquals(
        Set.of(KEYS.subject(email).first(), KEYS.subject(opaque).first()), Set.copyOf(keys));
  }

  @Test
  void record_partsDividedOtherwise_hasAnotherKey() {
    assertNotEquals(
        KEYS.record(new RecordRef("lead", "1L")), KEYS.record(new RecordRef("lead1", "L")));
  }

  @Test
  void record_ofAnAccount_isLookedUpByTheKeyWithoutIt() {
    var bare = KEYS.record(new RecordRef("deal", "123"));
    var one = KEYS.record(new RecordRef("deal", "123", "62515"));
    var other = KEYS.record(new RecordRef("deal", "123", "50900001"));

    assertNotEquals(one, other);
    assertEquals(List.of(bare, bare), List.of(one.bare(), other.bare()));
  }

  @Test
  void key_ofAnotherTenant_isAnother() {
    var others = new Pseudonyms(Secret.ofText("fedcba9876543210"));

    assertNotEquals(KEYS.session("ses_1"), others.session("ses_1"));
  }

  @Test
  void tenantKey_ofFifteenBytes_isRefused() {
    var key = Secret.ofText("0123456789abcde");

    assertThrows(IllegalArgumentException.class, () -> new Pseudonyms(key));
  }

  private static Set<MatchKey> email(String address) {
    return KEYS.subject(new Subject.Email(address));
  }
}
