package dev.countersign.trust.profile.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.Bytes;
import dev.countersign.forms.json.Reading;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.signature.EcdsaDer;
import dev.countersign.trust.verify.DeliveryVerifier;
import dev.countersign.trust.verify.DeliveryVerifiers;
import dev.countersign.trust.verify.Verification;
import dev.countersign.trust.verify.key.SourceKey;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A profile that isn't wholly understood does not load, and says where. */
final class ProfileFormTest {
  private static final String HMAC =
      """
      name: x
      version: 1
      kind: hmac
      media_types: [application/json]
      algorithm: sha256
      message: "{timestamp}.{body}"
      timestamp: {header: x-time, unit: s, past: PT5M, future: PT5M}
      signature: {header: x-sig, encoding: hex}
      key: {decode: utf8}
      """;
  private static final String ECDSA =
      """
      name: x
      version: 1
      kind: public-key
      media_types: [application/json]
      algorithm: ecdsa-p256-der
      message: "{body}"
      signature: {header: x-sig, encoding: base64}
      key: {decode: base64}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "kind: hmac | kind: hmak | /kind",
        "version: 1 | versoin: 1 | /versoin",
        "algorithm: sha256 | algorithm: md5 | /algorithm",
        "\"{timestamp}.{body}\" | \"{timestamp}.{bdy}\" | /message",
        "\"{timestamp}.{body}\" | \"{timestamp}\" | /message",
        "\"{timestamp}.{body}\" | \"{body}\" | /timestamp",
        "\"{timestamp}.{body}\" | \"{id}.{timestamp}.{body}\" | /id_header",
        "\"{timestamp}.{body}\" | \"{key}{timestamp}{body}\" | /message",
        "\"{timestamp}.{body}\" | \"{timestamp}.{body\" | /message",
        "unit: s | unit: days | /timestamp/unit",
        "past: PT5M | past: 5m | /timestamp/past",
        "past: PT5M | past: -PT5M | /timestamp/past",
        "{header: x-time, | {header: x-time, item: t, | /timestamp/header",
        "{header: x-time, | {item: \"t=\", | /timestamp",
        "encoding: hex | encoding: octal | /signature/encoding",
        "{header: x-sig, | {haeder: x-sig, | /signature/haeder",
        "decode: utf8 | decode: utf16 | /key/decode",
        "key: {decode: utf8} | key: utf8 | /key",
        "version: 1 | map: \"(\" | /map",
        "version: 1 | payload: xml | /payload",
        "version: 1 | answer: teapot | /answer",
        "version: 1 | facts: {a: perhaps} | /facts/a",
        "version: 1 | handshake: {when: {header: a}, reply: {kind: dance}} | /handshake/reply/kind",
        "version: 1 | handshake: {when: {field: a}, reply: {kind: text}} | /handshake/when/field",
      })
  void read_withOneMistake_saysWhere(String right, String wrong, String pointer) {
    String text = HMAC.replace(right, wrong);
    var problem = problem(text);

    assertEquals(pointer, problem, text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "jws | algorithms: [HS256] | /algorithms",
        "jws | algorithms: [] | /algorithms",
        "jws | algorithms: [RS256], flavour: set | /types",
        "jws | algorithms: [RS256], location: detached, header: a | /flavour",
        "jws | algorithms: [RS256], says: body | /says",
        "jws | algorithms: [RS256], location: header | /header",
        "jws | algorithms: [RS256], parties: [everybody] | /parties",
        "jws | algorithms: [RS256], bind: {body: a} | /bind/body",
        "http-message-signature | algorithms: [ed25519], components: [\"@method\"] | /components",
        "http-message-signature | algorithms: [rot13], components: [\"@method\", \"@target-uri\","
            + " content-digest] | /algorithms",
        "http-message-signature | algorithms: [rsa-pss-sha512, rsa-v1_5-sha256], components:"
            + " [\"@method\", \"@target-uri\", content-digest] | /algorithms",
        "http-message-signature | algorithms: [ed25519, hmac-sha256], components: [\"@method\","
            + " \"@target-uri\", content-digest] | /algorithms",
        "shared-secret | place: pocket | /place",
        "shared-secret | place: header | /header",
        "shared-secret | place: field, field: token | /field",
        "salesforce-outbound-message | place: header | /place",
      })
  void read_ofOtherKinds_saysWhere(String kind, String fields, String pointer) {
    String text = "{name: x, version: 1, kind: %s, media_types: [a/b], %s}".formatted(kind, fields);

    assertEquals(pointer, problem(text), text);
  }

  @Test
  void verify_ecdsaAsDer_hasOneSpelling() throws GeneralSecurityException {
    var pair = p256();
    var door = door(ECDSA, pair);
    byte[] body = {'{', '}'};
    for (int i = 0; i < 200; i++) {
      byte[] der = signed("SHA256withECDSA", pair, body);
      assertTrue(EcdsaDer.canonical(der));
      assertInstanceOf(Verification.Verified.class, door.verify(request(der, body)));
      byte[] longer = Arrays.copyOf(der, der.length + 1);
      byte[] padded = new byte[der.length + 1];
      System.arraycopy(der, 0, padded, 0, 4);
      System.arraycopy(der, 4, padded, 5, der.length - 4);
      padded[1]++;
      padded[3]++;
      for (byte[] other : List.of(longer, padded, new byte[der.length], new byte[8])) {
        assertFalse(EcdsaDer.canonical(other));
        assertInstanceOf(Verification.Rejected.class, door.verify(request(other, body)));
      }
    }
  }

  @Test
  void verify_ecdsaAsTwoNumbers_isVerified() throws GeneralSecurityException {
    var pair = p256();
    var door = door(ECDSA.replace("p256-der", "p256-p1363"), pair);
    byte[] body = {'{', '}'};
    byte[] both = signed("SHA256withECDSAinP1363Format", pair, body);

    assertInstanceOf(Verification.Verified.class, door.verify(request(both, body)));
    assertInstanceOf(Verification.Rejected.class, door.verify(request(new byte[64], body)));
    assertInstanceOf(
        Verification.Rejected.class,
        door.verify(request(signed("SHA256withECDSA", pair, body), body)));
  }

  private static DeliveryVerifier door(String text, KeyPair pair) {
    var profile = ((Reading.Read<Profile>) ProfileForm.read(text)).value();
    String key = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    return DeliveryVerifiers.open(profile, List.of(SourceKey.always(key)), Map.of());
  }

  private static KeyPair p256() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static byte[] signed(String algorithm, KeyPair pair, byte[] body)
      throws GeneralSecurityException {
    var signature = Signature.getInstance(algorithm);
    signature.initSign(pair.getPrivate());
    signature.update(body);
    return signature.sign();
  }

  private static RawDelivery request(byte[] signature, byte[] body) {
    var headers = Map.of("x-sig", List.of(Base64.getEncoder().encodeToString(signature)));
    return new RawDelivery("POST", "https://x/", headers, Bytes.of(body), Instant.EPOCH);
  }

  private static String problem(String text) {
    return switch (ProfileForm.read(text)) {
      case Reading.Read<Profile> read -> "it loads";
      case Reading.Unreadable<Profile> wrong -> wrong.problems().getFirst().pointer();
    };
  }
}
