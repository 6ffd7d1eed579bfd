package dev.countersign.trust.verify.jws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.Bytes;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.delivery.RejectionReason;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import dev.countersign.trust.verify.DeliveryVerifier;
import dev.countersign.trust.verify.DeliveryVerifiers;
import dev.countersign.trust.verify.Verification;
import dev.countersign.trust.verify.key.SourceKey;
import dev.countersign.trust.verify.key.UnusableKey;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Known attacks on JSON Web Tokens and what the libraries let through, line by line. */
final class JwtChecklistTest {
  private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
  private static final long IAT = NOW.getEpochSecond();
  private static final Map<String, String> SETTINGS =
      Map.of("issuer", "https://crm.example", "audience", "countersign");
  private static final String HEADER = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"k1\"}";
  private static final KeyPair RSA = pair("RSA", 2048);
  private static final KeyPair EC = ec();

  private final DeliveryVerifier door = door(RSA);

  @Test
  void goodToken_asItIs_isVerified() {
    assertInstanceOf(Verification.Verified.class, judged(door, signed(HEADER, claims(""))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "None", "NONE", "noNE", "HS256", "rs256", "RS256 ", "RS1", ""})
  void alg_notOfTheProfile_isRefused(String alg) {
    String token = signed(HEADER.replace("RS256", alg), claims(""));
    assertEquals(RejectionReason.ALGORITHM, refused(token));
    String unsigned = token.substring(0, token.lastIndexOf('.') + 1);
    assertEquals(RejectionReason.MALFORMED_TOKEN, refused(unsigned));
  }

  @Test
  void alg_hmacWithThePublicKeyAsSecret_isRefused() throws Exception {
    String head = b64(HEADER.replace("RS256", "HS256")) + "." + b64(claims(""));
    for (byte[] secret :
        List.of(RSA.getPublic().getEncoded(), pem(RSA).getBytes(StandardCharsets.UTF_8))) {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      String token = head + "." + b64(mac.doFinal(head.getBytes(StandardCharsets.US_ASCII)));
      assertEquals(RejectionReason.ALGORITHM, refused(token));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"jwk\":{\"kty\":\"RSA\"}",
        "\"jku\":\"https://evil.example/k\"",
        "\"x5u\":\"https://evil.example/c\"",
        "\"x5c\":[]",
        "\"crit\":[]",
        "\"crit\":[\"exp\"]",
        "\"crit\":[\"b64\"],\"b64\":false",
        "\"b64\":false",
        "\"cty\":\"JWT\"",
        "\"zip\":\"DEF\"",
        "\"enc\":\"A128GCM\"",
        "\"p2c\":2499999"
      })
  void header_thatBringsKeysOrRules_isRefused(String member) {
    String header = HEADER.replace("}", "," + member + "}");
    assertEquals(RejectionReason.FORBIDDEN_HEADER, refused(signed(header, claims(""))));
  }

  @Test
  void kid_unknownOrAPath_isRefused() {
    var named =
        DeliveryVerifiers.open(profile(), List.of(SourceKey.always(jwk(RSA, "k1"))), SETTINGS);
    assertInstanceOf(Verification.Verified.class, judged(named, signed(HEADER, claims(""))));
    for (String kid : List.of("k2", "../../x", "k1 ", "' or 1=1")) {
      var verdict = judged(named, signed(HEADER.replace("\"k1\"", "\"" + kid + "\""), claims("")));
      var reason = assertInstanceOf(Verification.Rejected.class, verdict).reason();
      assertTrue(
          reason == RejectionReason.NO_LIVE_KEY
              || reason == RejectionReason.MALFORMED_TOKEN
              || reason == RejectionReason.FORBIDDEN_HEADER,
          kid + " " + reason);
    }
  }

  @Test
  void json_duplicateKeys_isRefused() {
    for (String token :
        List.of(
            signed(HEADER.replace("}", ",\"alg\":\"RS256\"}"), claims("")),
            signed(HEADER, claims(",\"iss\":\"https://crm.example\"")),
            signed(HEADER, claims(",\"nested\":{\"a\":1,\"a\":2}")))) {
      assertEquals(RejectionReason.MALFORMED_TOKEN, refused(token));
    }
  }

  @Test
  void json_notUtf8_isRefused() {
    byte[] claims = claims(",\"x\":\"?\"").getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < claims.length; i++) {
      if (claims[i] == '?') {
        claims[i] = (byte) 0xff;
      }
    }
    assertEquals(RejectionReason.MALFORMED_TOKEN, refused(signed(bytes(HEADER), claims)));
  }

  @Test
  void base64url_anotherSpelling_isRefused() {
    String good = signed(HEADER, claims(""));
    var parts = good.split("\\.", -1);
    for (String spelled :
        List.of(
            good + "=",
            good + "==",
            " " + good,
            good + " ",
            good + "\n",
            good.replace(".", ". "),
            parts[0] + "=." + parts[1] + "." + parts[2],
            parts[0] + "." + parts[1] + "?." + parts[2],
            parts[0] + "." + parts[1] + ".+" + parts[2],
            parts[0] + "." + parts[1] + "./" + parts[2],
            parts[0] + "." + parts[1] + "." + parts[2] + ".",
            parts[0] + "." + parts[1] + "." + trailingBits(parts[2]),
            parts[0] + "." + parts[1],
            "....",
            "",
            good + "." + good)) {
      assertEquals(RejectionReason.MALFORMED_TOKEN, refused(spelled), spelled);
    }
  }

  @Test
  void es256_zeroAndOutOfRange_isRefused() {
    var ecDoor = door(EC);
    String head = b64(HEADER.replace("RS256", "ES256")) + "." + b64(claims(""));
    byte[] zero = new byte[64];
    byte[] order = new byte[64];
    byte[] n = fixed(((ECPublicKey) EC.getPublic()).getParams().getOrder());
    System.arraycopy(n, 0, order, 0, 32);
    System.arraycopy(n, 0, order, 32, 32);
    for (byte[] signature : List.of(zero, order, new byte[63], new byte[0], der(head))) {
      assertInstanceOf(Verification.Rejected.class, judged(ecDoor, head + "." + b64(signature)));
    }
  }

  @Test
  void es256_twinSignature_isTheSameMessage() {
    var ecDoor = door(EC);
    String head = b64(HEADER.replace("RS256", "ES256")) + "." + b64(claims(""));
    byte[] signature = raw(der(head));
    var order = ((ECPublicKey) EC.getPublic()).getParams().getOrder();
    byte[] twin = signature.clone();
    var s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
    System.arraycopy(fixed(order.subtract(s)), 0, twin, 32, 32);

    var one =
        assertInstanceOf(Verification.Verified.class, judged(ecDoor, head + "." + b64(signature)));
    var two = assertInstanceOf(Verification.Verified.class, judged(ecDoor, head + "." + b64(twin)));

    // Nothing may be told apart, or counted once, by its signature: the id is what counts.
    assertNotEquals(one.delivery().evidence(), two.delivery().evidence());
    assertEquals(one.delivery().messageId(), two.delivery().messageId());
  }

  @Test
  void keys_tooSmall_areNotTaken() {
    var small = pair("RSA", 1024);
    assertThrows(UnusableKey.class, () -> door(small));
    String oct = "{\"kty\":\"oct\",\"k\":\"AAAAAAA\"}";
    assertThrows(
        UnusableKey.class,
        () -> DeliveryVerifiers.open(profile(), List.of(SourceKey.always(oct)), SETTINGS));
  }

  @Test
  void keys_thatContradictThemselves_areNotTaken() {
    String twice = "{\"keys\":[" + jwk(RSA, "k1") + "," + jwk(EC, "k1") + "]}";
    String mixed = "{\"keys\":[" + jwk(RSA, "k1") + ",{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}]}";
    String encryption = jwk(RSA, "k1").replace("\"kty\"", "\"use\":\"enc\",\"kty\"");
    String label = jwk(RSA, "k1").replace("\"kty\"", "\"alg\":\"ES256\",\"kty\"");
    String operation = jwk(RSA, "k1").replace("\"kty\"", "\"key_ops\":[\"encrypt\"],\"kty\"");
    for (String text : List.of(twice, mixed, encryption, label, operation, "", "{}", "nonsense")) {
      assertThrows(
          UnusableKey.class,
          () -> DeliveryVerifiers.open(profile(), List.of(SourceKey.always(text)), SETTINGS),
          text);
    }
  }

  @Test
  void times_thatTheLibrariesLetThrough_areRefused() {
    assertEquals(
        RejectionReason.FROM_THE_FUTURE,
        refused(signed(HEADER, claims(IAT + 86_400, IAT + 86_500))));
    assertEquals(
        RejectionReason.LIVES_TOO_LONG, refused(signed(HEADER, claims(IAT, IAT + 315_360_000))));
    assertEquals(RejectionReason.EXPIRED, refused(signed(HEADER, claims(IAT - 290, IAT - 60))));
    assertEquals(
        RejectionReason.NOT_YET_VALID, refused(signed(HEADER, claims(",\"nbf\":" + (IAT + 90)))));
    String endless = claims("").replace(",\"exp\":" + (IAT + 600), "");
    assertInstanceOf(Verification.Rejected.class, judged(door, signed(HEADER, endless)));
    String timeless = claims("").replace("\"iat\":" + IAT + ",", "");
    assertInstanceOf(Verification.Rejected.class, judged(door, signed(HEADER, timeless)));
    String text = claims("").replace("\"iat\":" + IAT, "\"iat\":\"" + IAT + "\"");
    assertInstanceOf(Verification.Rejected.class, judged(door, signed(HEADER, text)));
  }

  @Test
  void parties_notSetUp_doNotOpen() {
    var keys = List.of(SourceKey.always(pem(RSA)));
    for (Map<String, String> settings :
        List.of(
            Map.<String, String>of(),
            Map.of("issuer", "https://crm.example"),
            Map.of("audience", "countersign"),
            Map.of("issuer", " ", "audience", "countersign"))) {
      assertThrows(UnusableKey.class, () -> DeliveryVerifiers.open(profile(), keys, settings));
    }
  }

  @Test
  void parties_others_areRefused() {
    assertEquals(
        RejectionReason.WRONG_ISSUER,
        refused(signed(HEADER, claims("").replace("https://crm.example", "https://evil.example"))));
    assertEquals(
        RejectionReason.WRONG_AUDIENCE,
        refused(signed(HEADER, claims("").replace("\"countersign\"", "\"another\""))));
    assertEquals(
        RejectionReason.WRONG_AUDIENCE,
        refused(signed(HEADER, claims("").replace("\"countersign\"", "{\"a\":\"countersign\"}"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"at+jwt", "secevent+jwt", "JOSE", "countersign-receipt+jws"})
  void typ_ofAnotherKind_isRefused(String type) {
    String header = HEADER.replace("\"JWT\"", "\"" + type + "\"");
    assertEquals(RejectionReason.WRONG_TYPE, refused(signed(header, claims(""))));
  }

  @Test
  void tenants_eachWithItsOwnKeys_areNeverMixed() {
    var mine = door(RSA);
    var theirs =
        DeliveryVerifiers.open(
            profile(),
            List.of(SourceKey.always(pem(EC))),
            Map.of("issuer", "https://other.example", "audience", "countersign"));
    String forOther = claims("").replace("https://crm.example", "https://other.example");
    for (int i = 0; i < 3; i++) {
      assertInstanceOf(Verification.Verified.class, judged(mine, signed(HEADER, claims(""))));
      assertInstanceOf(Verification.Rejected.class, judged(theirs, signed(HEADER, forOther)));
      assertInstanceOf(Verification.Rejected.class, judged(mine, signed(HEADER, forOther)));
    }
  }

  @Test
  void jwe_andJsonSerialization_areRefused() {
    String good = signed(HEADER, claims(""));
    var parts = good.split("\\.", -1);
    for (String token :
        List.of(
            good + ".a.b",
            "{\"payload\":\""
                + parts[1]
                + "\",\"protected\":\""
                + parts[0]
                + "\",\"signature\":\""
                + parts[2]
                + "\"}",
            "[" + good + "]",
            good + "{}")) {
      assertEquals(RejectionReason.MALFORMED_TOKEN, refused(token));
    }
  }

  @Test
  void size_fiveMegabytesOrDeepNesting_isRefusedBeforeTheSignature() {
    String large = signed(HEADER, claims(",\"x\":\"" + "x".repeat(5_000_000) + "\""));
    assertEquals(RejectionReason.TOO_LARGE, refused(large));
    String deep = b64(HEADER) + "." + b64("[".repeat(40_000)) + "." + b64("x");
    assertEquals(RejectionReason.MALFORMED_TOKEN, refused(deep));
  }

  @Test
  void refusals_neverTellWhatWasClaimed() {
    var verdict = judged(door, signed(HEADER, claims(",\"email\":\"ada@example.com\"")) + "x");
    assertFalse(verdict.toString().contains("ada"));
  }

  private RejectionReason refused(String token) {
    return assertInstanceOf(Verification.Rejected.class, judged(door, token)).reason();
  }

  private static Verification judged(DeliveryVerifier door, String token) {
    return door.verify(
        new RawDelivery("POST", "https://x.example/", Map.of(), Bytes.of(bytes(token)), NOW));
  }

  private static Profile profile() {
    return new BuiltInProfiles().find("jwt").orElseThrow();
  }

  private static DeliveryVerifier door(KeyPair pair) {
    return DeliveryVerifiers.open(profile(), List.of(SourceKey.always(pem(pair))), SETTINGS);
  }

  private static String claims(String more) {
    return claims(IAT, IAT + 600).replace("\"statement\":{}}", "\"statement\":{}" + more + "}");
  }

  private static String claims(long issued, long expires) {
    return "{\"iss\":\"https://crm.example\",\"aud\":\"countersign\",\"jti\":\"evt_1\",\"iat\":"
        + issued
        + ",\"exp\":"
        + expires
        + ",\"statement\":{}}";
  }

  private static String signed(String header, String claims) {
    return signed(bytes(header), bytes(claims));
  }

  /** By the JDK, whatever the header says. */
  private static String signed(byte[] header, byte[] claims) {
    String head = b64(header) + "." + b64(claims);
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(RSA.getPrivate());
      signature.update(head.getBytes(StandardCharsets.US_ASCII));
      return head + "." + b64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] der(String head) {
    try {
      var signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(EC.getPrivate());
      signature.update(head.getBytes(StandardCharsets.US_ASCII));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** From DER to the two numbers of a JWS (RFC 7518, section 3.4). */
  private static byte[] raw(byte[] der) {
    int first = der[3];
    var r = new BigInteger(1, Arrays.copyOfRange(der, 4, 4 + first));
    var s = new BigInteger(1, Arrays.copyOfRange(der, 6 + first, der.length));
    var both = new ByteArrayOutputStream();
    both.writeBytes(fixed(r));
    both.writeBytes(fixed(s));
    return both.toByteArray();
  }

  private static byte[] fixed(BigInteger number) {
    byte[] all = number.toByteArray();
    byte[] fixed = new byte[32];
    int from = Math.max(0, all.length - 32);
    System.arraycopy(all, from, fixed, 32 - (all.length - from), all.length - from);
    return fixed;
  }

  /** The last character of 256 bytes has four bits that say nothing. */
  private static String trailingBits(String part) {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    int last = alphabet.indexOf(part.charAt(part.length() - 1));
    return part.substring(0, part.length() - 1) + alphabet.charAt(last + 1);
  }

  private static String pem(KeyPair pair) {
    String body = Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded());
    return "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----";
  }

  private static String jwk(KeyPair pair, String kid) {
    try {
      var jwk = org.jose4j.jwk.JsonWebKey.Factory.newJwk(pair.getPublic());
      jwk.setKeyId(kid);
      return jwk.toJson();
    } catch (org.jose4j.lang.JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String b64(String text) {
    return b64(bytes(text));
  }

  private static String b64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static KeyPair pair(String family, int bits) {
    try {
      var generator = KeyPairGenerator.getInstance(family);
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair ec() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
