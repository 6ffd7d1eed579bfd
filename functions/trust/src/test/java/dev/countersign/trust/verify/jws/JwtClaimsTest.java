package dev.countersign.trust.verify.jws;

import static dev.countersign.trust.verify.jws.TokenFixture.EC;
import static dev.countersign.trust.verify.jws.TokenFixture.HEADER;
import static dev.countersign.trust.verify.jws.TokenFixture.IAT;
import static dev.countersign.trust.verify.jws.TokenFixture.RSA;
import static dev.countersign.trust.verify.jws.TokenFixture.SETTINGS;
import static dev.countersign.trust.verify.jws.TokenFixture.claims;
import static dev.countersign.trust.verify.jws.TokenFixture.pem;
import static dev.countersign.trust.verify.jws.TokenFixture.rejected;
import static dev.countersign.trust.verify.jws.TokenFixture.signed;
import static dev.countersign.trust.verify.jws.TokenFixture.verified;
import static dev.countersign.trust.verify.jws.TokenFixture.verifier;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.countersign.trust.delivery.RejectionReason;
import dev.countersign.trust.verify.key.UnusableKey;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A token's claims: its times, which the libraries let through, its issuer and its audience. */
final class JwtClaimsTest {
  private static final String ANOTHER_ISSUER =
      claims("").replace("https://crm.example", "https://other.example");

  @ParameterizedTest
  @CsvSource({
    "-301, 9, STALE",
    "61, 600, FROM_THE_FUTURE",
    "86400, 86500, FROM_THE_FUTURE",
    "-290, -60, EXPIRED",
    "0, 315360000, LIVES_TOO_LONG"
  })
  void verify_issuedAndExpiringAt_isRejected(long issued, long expires, RejectionReason reason) {
    String token = signed(HEADER, claims(IAT + issued, IAT + expires));
    assertEquals(reason, rejected(token));
  }

  @ParameterizedTest
  @CsvSource({"-300, 9", "60, 600", "-290, -59"})
  void verify_issuedAndExpiringWithinTheLimits_isVerified(long issued, long expires) {
    String token = signed(HEADER, claims(IAT + issued, IAT + expires));
    assertEquals("evt_1", verified(token).messageId().orElseThrow());
  }

  @Test
  void verify_notYetValid_isRejected() {
    String token = signed(HEADER, claims(",\"nbf\":" + (IAT + 90)));
    assertEquals(RejectionReason.NOT_YET_VALID, rejected(token));
  }

  @Test
  void verify_withoutExpiry_isRejected() {
    String claims = claims("").replace(",\"exp\":" + (IAT + 600), "");
    assertEquals(RejectionReason.MISSING_CLAIM, rejected(signed(HEADER, claims)));
  }

  @Test
  void verify_withoutTimeOfIssue_isRejected() {
    String claims = claims("").replace("\"iat\":" + IAT + ",", "");
    assertEquals(RejectionReason.MISSING_CLAIM, rejected(signed(HEADER, claims)));
  }

  @Test
  void verify_timeOfIssueAsText_isRejected() {
    String claims = claims("").replace("\"iat\":" + IAT, "\"iat\":\"" + IAT + "\"");
    assertEquals(RejectionReason.MALFORMED_TOKEN, rejected(signed(HEADER, claims)));
  }

  static Stream<Map<String, String>> incompleteSettings() {
    return Stream.of(
        Map.of(),
        Map.of("issuer", "https://crm.example"),
        Map.of("audience", "countersign"),
        Map.of("issuer", " ", "audience", "countersign"));
  }

  @ParameterizedTest
  @MethodSource("incompleteSettings")
  void create_issuerOrAudienceNotSetUp_throws(Map<String, String> settings) {
    assertThrows(UnusableKey.class, () -> verifier(pem(RSA), settings));
  }

  @Test
  void verify_anotherIssuer_isRejected() {
    assertEquals(RejectionReason.WRONG_ISSUER, rejected(signed(HEADER, ANOTHER_ISSUER)));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {"\"another\"", "{\"a\":\"countersign\"}", "[]"})
  void verify_anotherAudience_isRejected(String audience) {
    String claims = claims("").replace("\"countersign\"", audience);
    assertEquals(RejectionReason.WRONG_AUDIENCE, rejected(signed(HEADER, claims)));
  }

  /** Repeated, because a library that caches keys would mix them up only from the second call. */
  @RepeatedTest(3)
  void verify_tenantsInTurn_eachHasItsOwnKeys() {
    var settings = Map.of("issuer", "https://other.example", "audience", "countersign");
    var mine = verifier(pem(RSA), SETTINGS);
    var theirs = verifier(pem(EC), settings);

    assertEquals("evt_1", verified(mine, signed(HEADER, claims(""))).messageId().orElseThrow());
    assertEquals(RejectionReason.NO_LIVE_KEY, rejected(theirs, signed(HEADER, ANOTHER_ISSUER)));
    assertEquals(RejectionReason.WRONG_ISSUER, rejected(mine, signed(HEADER, ANOTHER_ISSUER)));
  }
}
