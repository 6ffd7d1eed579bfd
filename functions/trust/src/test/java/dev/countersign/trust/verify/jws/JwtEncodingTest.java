package dev.countersign.trust.verify.jws;

import static dev.countersign.trust.verify.jws.TokenFixture.HEADER;
import static dev.countersign.trust.verify.jws.TokenFixture.bytes;
import static dev.countersign.trust.verify.jws.TokenFixture.claims;
import static dev.countersign.trust.verify.jws.TokenFixture.rejected;
import static dev.countersign.trust.verify.jws.TokenFixture.signed;
import static dev.countersign.trust.verify.jws.TokenFixture.verified;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.trust.delivery.DeliveryRejected;
import dev.countersign.trust.delivery.RejectionReason;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Known attacks by a token's encoding: its JSON, its base64url, its form and its size. */
final class JwtEncodingTest {
  private static final String GOOD = signed(HEADER, claims(""));

  static Stream<String> duplicateKeys() {
    return Stream.of(
        signed(HEADER.replace("}", ",\"alg\":\"RS256\"}"), claims("")),
        signed(HEADER, claims(",\"iss\":\"https://crm.example\"")),
        signed(HEADER, claims(",\"nested\":{\"a\":1,\"a\":2}")));
  }

  @ParameterizedTest
  @MethodSource("duplicateKeys")
  void verify_duplicateKeys_isRejected(String token) {
    assertEquals(RejectionReason.MALFORMED_TOKEN, rejected(token));
  }

  @Test
  void verify_claimsNotUtf8_isRejected() {
    byte[] claims = bytes(claims(",\"x\":\"?\""));
    for (int i = 0; i < claims.length; i++) {
      if (claims[i] == '?') {
        claims[i] = (byte) 0xff;
      }
    }
    assertEquals(RejectionReason.MALFORMED_TOKEN, rejected(signed(bytes(HEADER), claims)));
  }

  static Stream<String> otherSpellings() {
    var parts = GOOD.split("\\.", -1);
    return Stream.of(
        GOOD + "=",
        GOOD + "==",
        " " + GOOD,
        GOOD + " ",
        GOOD + "\n",
        GOOD.replace(".", ". "),
        parts[0] + "=." + parts[1] + "." + parts[2],
        parts[0] + "." + parts[1] + "?." + parts[2],
        parts[0] + "." + parts[1] + ".+" + parts[2],
        parts[0] + "." + parts[1] + "./" + parts[2],
        parts[0] + "." + parts[1] + "." + parts[2] + ".",
        parts[0] + "." + parts[1] + "." + withUnusedBit(parts[2]),
        parts[0] + "." + parts[1],
        "....",
        "",
        GOOD + "." + GOOD);
  }

  @ParameterizedTest
  @MethodSource("otherSpellings")
  void verify_anotherSpelling_isRejected(String token) {
    assertEquals(RejectionReason.MALFORMED_TOKEN, rejected(token));
  }

  static Stream<String> otherForms() {
    var parts = GOOD.split("\\.", -1);
    return Stream.of(
        GOOD + ".a.b",
        "{\"payload\":\"%s\",\"protected\":\"%s\",\"signature\":\"%s\"}"
            .formatted(parts[1], parts[0], parts[2]),
        "[" + GOOD + "]",
        GOOD + "{}");
  }

  @ParameterizedTest
  @MethodSource("otherForms")
  void verify_jweOrJsonSerialization_isRejected(String token) {
    assertEquals(RejectionReason.MALFORMED_TOKEN, rejected(token));
  }

  @Test
  void verify_fiveMegabytes_isTooLarge() {
    String token = signed(HEADER, claims(",\"x\":\"" + "x".repeat(5_000_000) + "\""));
    assertEquals(RejectionReason.TOO_LARGE, rejected(token));
  }

  @Test
  void verify_nestedWithinTheLimit_isVerified() {
    String token = signed(HEADER, claims(",\"x\":" + nested(60)));
    assertEquals("evt_1", verified(token).messageId().orElseThrow());
  }

  @Test
  void verify_nestedBeyondTheLimit_isRejected() {
    String token = signed(HEADER, claims(",\"x\":" + nested(70)));
    assertEquals(RejectionReason.MALFORMED_TOKEN, rejected(token));
  }

  @Test
  void toString_tokenWithPersonalData_showsNoneOfIt() throws DeliveryRejected {
    var token = CompactJws.ofClaims(signed(HEADER, claims(",\"email\":\"ada@example.com\"")));
    assertEquals("CompactJws[…]", token.toString());
  }

  private static String nested(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }

  /** The last character of a signature of 256 bytes has four bits that are not used. */
  private static String withUnusedBit(String part) {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    int last = alphabet.indexOf(part.charAt(part.length() - 1));
    return part.substring(0, part.length() - 1) + alphabet.charAt(last + 1);
  }
}
