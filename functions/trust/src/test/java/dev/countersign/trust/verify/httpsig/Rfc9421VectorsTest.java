package dev.countersign.trust.verify.httpsig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.Bytes;
import dev.countersign.trust.delivery.DeliveryRejected;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.delivery.RejectionReason;
import dev.countersign.trust.profile.HttpSignatureAlgorithm;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import dev.countersign.trust.verify.key.SourceKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** The signed messages of RFC 9421, appendix B.2. */
final class Rfc9421VectorsTest {
  private static final String RSA_PSS =
      """
      -----BEGIN PUBLIC KEY-----
      MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAr4tmm3r20Wd/PbqvP1s2
      +QEtvpuRaV8Yq40gjUR8y2Rjxa6dpG2GXHbPfvMs8ct+Lh1GH45x28Rw3Ry53mm+
      oAXjyQ86OnDkZ5N8lYbggD4O3w6M6pAvLkhk95AndTrifbIFPNU8PPMO7OyrFAHq
      gDsznjPFmTOtCEcN2Z1FpWgchwuYLPL+Wokqltd11nqqzi+bJ9cvSKADYdUAAN5W
      Utzdpiy6LbTgSxP7ociU4Tn0g5I6aDZJ7A8Lzo0KSyZYoA485mqcO0GVAdVw9lq4
      aOT9v6d+nb4bnNkQVklLQ3fVAvJm+xdDOp9LCNCN48V2pnDOkFV6+U9nV5oyc6XI
      2wIDAQAB
      -----END PUBLIC KEY-----
      """;
  private static final String ED25519 =
      """
      -----BEGIN PUBLIC KEY-----
      MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=
      -----END PUBLIC KEY-----
      """;
  private static final String P256 =
      """
      -----BEGIN PUBLIC KEY-----
      MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEqIVYZVLCrPZHGHjP17CTW0/+D9Lf
      w0EkjqF7xB4FivAxzic30tMM4GF+hR6Dxh71Z50VGGdldkkDXZCnTNnoXQ==
      -----END PUBLIC KEY-----
      """;
  private static final String SECRET =
      "uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ==";
  private static final Profile.MessageSignature PROFILE =
      (Profile.MessageSignature) new BuiltInProfiles().find("rfc9421").orElseThrow();

  @Test
  void verify_b21_minimalByRsaPss_isVerified() throws DeliveryRejected {
    assertVerified(
        publicKey(RSA_PSS),
        "();created=1618884473;keyid=\"test-key-rsa-pss\";nonce=\"b3k2pp5k7z-50gnwp.yemd\"",
        "d2pmTvmbncD3xQm8E9ZV2828BjQWGgiwAaw5bAkgibUopemLJcWDy/lkbbHAve4cRAtx31Iq786U7it++wgGxbtRxf8"
            + "Udx7zFZsckzXaJMkA7ChG52eSkFxykJeNqsrWH5S+oxNFlD4dzVuwe8DhTSja8xxbR/Z2cOGdCbzR72rgFWhzx2V"
            + "jBqJzsPLMIQKhO4DGezXehhWwE56YCE+O6c0mKZsfxVrogUvA4HELjVKWmAvtl6UnCh8jYzuVG5WSb/QEVPnP5Tm"
            + "cAnLH1g+s++v6d4s8m0gCw1fV5/SITLq9mhho8K3+7EPYTU8IU1bLhdxO5Nyt8C8ssinQ98Xw9Q==");
  }

  @Test
  void read_b22_partOfTheQuery_isForbidden() {
    var request =
        signed(
            "(\"@authority\" \"content-digest\" \"@query-param\";name=\"Pet\");created=1618884473",
            "AAAA");
    var tag = new SignatureTag(Optional.empty());
    var rejected =
        assertThrows(DeliveryRejected.class, () -> SignatureInput.read(request, tag)).reason;
    assertEquals(RejectionReason.FORBIDDEN_COMPONENT, rejected);
  }

  @Test
  void verify_b23_allComponentsByRsaPss_isVerified() throws DeliveryRejected {
    assertVerified(
        publicKey(RSA_PSS),
        "(\"date\" \"@method\" \"@path\" \"@query\" \"@authority\" \"content-type\" \"content-digest\""
            + " \"content-length\");created=1618884473;keyid=\"test-key-rsa-pss\"",
        "bbN8oArOxYoyylQQUU6QYwrTuaxLwjAC9fbY2F6SVWvh0yBiMIRGOnMYwZ/5MR6fb0Kh1rIRASVxFkeGt683+qRpRRU"
            + "5p2voTp768ZrCUb38K0fUxN0O0iC59DzYx8DFll5GmydPxSmme9v6ULbMFkl+V5B1TP/yPViV7KsLNmvKiLJH1pF"
            + "kh/aYA2HXXZzNBXmIkoQoLd7YfW91kE9o/CCoC1xMy7JA1ipwvKvfrs65ldmlu9bpG6A9BmzhuzF8Eim5f8ui9eH"
            + "8LZH896+QIF61ka39VBrohr9iyMUJpvRX2Zbhl5ZJzSRxpJyoEZAFL2FUo5fTIztsDZKEgM4cUA==");
  }

  /** A response is signed over its status, which no request has: only the signature is checked. */
  @Test
  void verify_b24_responseByEcdsa_isVerified() {
    String base =
        """
        "@status": 200
        "content-type": application/json
        "content-digest": sha-512=:mEWXIS7MaLRuGgxOBdODa3xqM1XdEvxoYhvlCFJ41QJgJc4GTsPp29l5oGX69wWdXymyU0rjJuahq4l5aGgfLQ==:
        "content-length": 23
        "@signature-params": ("@status" "content-type" "content-digest" "content-length");created=1618884473;keyid="test-key-ecc-p256"\
        """;
    byte[] signature =
        Base64.getDecoder()
            .decode(
                "wNmSUAhwb5LxtOtOpNa6W5xj067m5hFrj0XQ4fvpaCLx0NKocgPquLgyahnzDnDAUy5eCdlYUEkLIj+32oiasw==");
    byte[] bytes = base.getBytes(StandardCharsets.UTF_8);
    assertTrue(publicKey(P256).verifies(bytes, ByteBuffer.wrap(signature)));
    byte[] longer = java.util.Arrays.copyOf(signature, signature.length + 1);
    assertFalse(publicKey(P256).verifies(bytes, ByteBuffer.wrap(longer)));
  }

  @Test
  void verify_b25_byHmac_isVerified() throws DeliveryRejected {
    var key = new SecretKeySpec(Base64.getDecoder().decode(SECRET), "HmacSHA256");
    assertVerified(
        new HttpSignatureKey(
            key, HttpSignatureAlgorithm.HMAC_SHA256, null, 0, SourceKey.always(SECRET)),
        "(\"date\" \"@authority\" \"content-type\");created=1618884473;keyid=\"test-shared-secret\"",
        "pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=");
  }

  @Test
  void verify_b26_byEd25519_isVerified() throws DeliveryRejected {
    assertVerified(
        publicKey(ED25519),
        "(\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\" \"content-length\")"
            + ";created=1618884473;keyid=\"test-key-ed25519\"",
        "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==");
  }

  private static void assertVerified(HttpSignatureKey key, String input, String signature)
      throws DeliveryRejected {
    var request = signed(input, signature);
    var read = SignatureInput.read(request, new SignatureTag(Optional.empty()));
    byte[] base = SignatureBase.of(request, read).getBytes(StandardCharsets.UTF_8);
    assertTrue(key.verifies(base, read.signature()));
    ContentDigest.check(request);
  }

  private static HttpSignatureKey publicKey(String pem) {
    return HttpSignatureKey.read(PROFILE, List.of(SourceKey.always(pem))).getFirst();
  }

  private static RawDelivery signed(String input, String signature) {
    return new RawDelivery(
        "POST",
        "https://example.com/foo?param=Value&Pet=dog",
        Map.of(
            "host", List.of("example.com"),
            "date", List.of("Tue, 20 Apr 2021 02:07:55 GMT"),
            "content-type", List.of("application/json"),
            "content-digest",
                List.of(
                    "sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:"),
            "content-length", List.of("18"),
            "signature-input", List.of("sig=" + input),
            "signature", List.of("sig=:" + signature + ":")),
        Bytes.of("{\"hello\": \"world\"}".getBytes(StandardCharsets.UTF_8)),
        Instant.ofEpochSecond(1_618_884_473L));
  }
}
