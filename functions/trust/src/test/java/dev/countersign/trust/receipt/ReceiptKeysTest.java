package dev.countersign.trust.receipt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.forms.config.Secret;
import dev.countersign.forms.json.Json;
import dev.countersign.trust.verify.key.UnusableKey;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReceiptKeysTest {
  /** When the golden entry was decided. */
  private static final Instant AT = SignedEvents.ENTRY.entry().at();

  private static final String D = "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A";
  private static final String X = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
  private static final String OTHER_X = "JrQLj5P_89iXES9-vFgrIy29clF9CC_oPPsw3c5D0bs";
  private static final String P256 =
      "{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"k\","
          + "\"x\":\"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4\","
          + "\"y\":\"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM\","
          + "\"d\":\"870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE\"}";

  /** The key of RFC 8037, appendix A. */
  private static String jwk(String more) {
    return "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"d\":\"" + D + "\"" + more + "}";
  }

  private static Secret whole(String more) {
    return Secret.ofText(jwk(",\"x\":\"" + X + "\",\"kid\":\"k\"" + more));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "no kid            | ,\"x\":\"" + X + "\"                          | without a kid",
        "a blank kid       | ,\"x\":\"" + X + "\",\"kid\":\" \"            | without a kid",
        "another's x       | ,\"x\":\"" + OTHER_X + "\",\"kid\":\"k\"      | don't belong together",
        "no x              | ,\"kid\":\"k\"                                | not a JWK",
        "a short x         | ,\"x\":\"11qYAYKx\",\"kid\":\"k\"             | not a JWK",
        "an end in words   | ,\"x\":\"" + X + "\",\"kid\":\"k\",\"exp\":\"x\" | no whole number",
        "an end with parts | ,\"x\":\"" + X + "\",\"kid\":\"k\",\"exp\":1.5   | no whole number",
      })
  void of_keyThatCantBeUsed_isRefusedByName(String name, String more, String told) {
    var refused = assertThrows(UnusableKey.class, () -> ReceiptKeys.of(Secret.ofText(jwk(more))));

    assertTrue(refused.toString().contains(told), name + ": " + refused);
  }

  @Test
  void of_anotherCurve_isRefused() {
    var refused = assertThrows(UnusableKey.class, () -> ReceiptKeys.of(Secret.ofText(P256)));

    assertTrue(refused.toString().contains("Ed25519"), refused.toString());
  }

  @Test
  void of_publicKeyOnly_isRefused() {
    var open = Secret.ofText(ReceiptKeys.of(whole("")).published());

    assertThrows(UnusableKey.class, () -> ReceiptKeys.of(open));
  }

  @Test
  void of_twoKeysOfOneKid_isRefused() {
    String one = whole("").revealText();
    var two = Secret.ofText("{\"keys\":[" + one + "," + one + "]}");

    assertThrows(UnusableKey.class, () -> ReceiptKeys.of(two));
  }

  @Test
  void published_keys_haveNoPrivateHalf() {
    assertFalse(ReceiptKeys.of(whole("")).published().contains(D));
  }

  @Test
  void rotation_beforeItsStart_publishesTheNewKeyAndSignsWithTheOld() {
    var rotation = KeyRotation.of(SignedEvents.KEY, AT.minusSeconds(1), Duration.ofDays(1));
    var signer = ReceiptSigner.of(rotation.kept(), SignedEvents.ISSUER);

    var reading = read(signer.publicKeys(), signer.receipt(SignedEvents.ENTRY));

    assertEquals("k1", assertInstanceOf(ReceiptReading.Signed.class, reading).kid());
    assertTrue(signer.publicKeys().contains(rotation.kid()));
  }

  @Test
  void rotation_fromItsStart_signsWithTheNewKeyAndKeepsTheOldOneWithItsEnd() {
    var rotation =
        KeyRotation.of(SignedEvents.KEY, AT.minus(Duration.ofDays(1)), Duration.ofDays(1));
    var signer = ReceiptSigner.of(rotation.kept(), SignedEvents.ISSUER);
    String cachedBefore = signer.publicKeys();

    var reading = read(cachedBefore, signer.receipt(SignedEvents.ENTRY));

    assertEquals(rotation.kid(), assertInstanceOf(ReceiptReading.Signed.class, reading).kid());
    // The former key can't sign this late any more, wherever it was kept.
    assertEquals(
        new ReceiptReading.Unproved(ReceiptFault.KEY_ENDED),
        read(cachedBefore, SignedEvents.SIGNER.receipt(SignedEvents.ENTRY)));
  }

  @Test
  void rotation_nextOne_forgetsThePrivateHalfOfWhatHasEnded() {
    var first = KeyRotation.of(whole(""), AT, Duration.ofHours(2));
    assertTrue(first.kept().revealText().contains(D));

    var second = KeyRotation.of(first.kept(), first.start(), Duration.ofHours(2));

    assertFalse(second.kept().revealText().contains(D));
    assertTrue(second.kept().revealText().contains(X));
  }

  @Test
  void rotation_whileOneIsUnderWay_isRefused() {
    var kept = KeyRotation.of(whole(""), AT, Duration.ofHours(2)).kept();

    assertThrows(UnusableKey.class, () -> KeyRotation.of(kept, AT, Duration.ofHours(2)));
  }

  @Test
  void rotation_shorterThanVerifiersKeepKeys_isRefused() {
    assertThrows(UnusableKey.class, () -> KeyRotation.of(whole(""), AT, Duration.ofMinutes(119)));
  }

  @Test
  void first_key_signsAtOnce() {
    var signer = ReceiptSigner.of(KeyRotation.first(), SignedEvents.ISSUER);

    assertInstanceOf(
        ReceiptReading.Signed.class, read(signer.publicKeys(), signer.receipt(SignedEvents.ENTRY)));
  }

  @Test
  void read_keyThatHadNotBegun_isNamed() {
    String later =
        ReceiptKeys.of(whole(",\"nbf\":" + AT.plusSeconds(9).getEpochSecond())).published();
    String receipt = ReceiptSigner.of(whole(""), SignedEvents.ISSUER).receipt(SignedEvents.ENTRY);

    assertEquals(new ReceiptReading.Unproved(ReceiptFault.KEY_NOT_BEGUN), read(later, receipt));
  }

  @Test
  void read_keyOfAnotherSeller_isUnknownOrDidNotSign() {
    String receipt = SignedEvents.SIGNER.receipt(SignedEvents.ENTRY);

    assertEquals(
        new ReceiptReading.Unproved(ReceiptFault.UNKNOWN_KEY),
        read(ReceiptKeys.of(ReceiptSigner.generate("k2")).published(), receipt));
    assertEquals(
        new ReceiptReading.Unproved(ReceiptFault.BAD_SIGNATURE),
        read(ReceiptKeys.of(ReceiptSigner.generate("k1")).published(), receipt));
  }

  @Test
  void read_anotherIssuer_isNamed() {
    var verifier = ReceiptVerifier.of(SignedEvents.SIGNER.publicKeys(), "https://other.example");

    assertEquals(
        new ReceiptReading.Unproved(ReceiptFault.ANOTHER_ISSUER),
        verifier.read(SignedEvents.SIGNER.receipt(SignedEvents.ENTRY)));
  }

  @Test
  void erasureNote_signed_isANoteAndNoReceipt() {
    var seconds = new Json.Num(BigDecimal.valueOf(AT.getEpochSecond()));
    String note = SignedEvents.SIGNER.erasureNote(new Json.Obj(Map.of("iat", seconds)));
    var verifier = ReceiptVerifier.of(SignedEvents.SIGNER.publicKeys(), SignedEvents.ISSUER);

    assertEquals(Optional.of(seconds), verifier.verifyErasure(note).flatMap(c -> c.get("iat")));
    assertEquals(Optional.empty(), verifier.verify(note));
  }

  @Test
  void verifier_ofPrivateKeys_isRefused() {
    String text = SignedEvents.KEY.revealText();

    assertThrows(UnusableKey.class, () -> ReceiptVerifier.of(text, SignedEvents.ISSUER));
  }

  private static ReceiptReading read(String keys, String receipt) {
    return ReceiptVerifier.of(keys, SignedEvents.ISSUER).read(receipt);
  }
}
