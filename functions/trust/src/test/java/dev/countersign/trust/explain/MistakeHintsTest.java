package dev.countersign.trust.explain;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.Bytes;
import dev.countersign.forms.config.Secret;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import dev.countersign.trust.signature.RequestSigner;
import dev.countersign.trust.verify.key.SourceKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A request is signed, then changed by one usual mistake: the hint names it. */
final class MistakeHintsTest {
  private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
  private static final String URL = "https://x.example/v1/sources/a.b/attestations";
  private static final String TEXT_KEY = "signing-secret-of-the-vendor-4711";
  private static final String BASE64_KEY = "whsec_BwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyAhIiMkJf+/";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"b\":1,\"a\":2} | {\"b\": 1, \"a\": 2} | compact JSON in the given order",
        "{\"b\": 1, \"a\": 2} | {\"b\":1,\"a\":2} | one blank after : and ,",
        "{\"a\":1,\"b\":2} | {\"b\":2,\"a\":1} | its members sorted",
        "{\"a\":\"ä\"} | {\"a\":\"\\u00e4\"} | unicode not escaped",
        "{\"a\":\"\\u00e4\"} | {\"a\": \"ä\"} | unicode escaped",
        "{\"a\":\"x/y\"} | {\"a\":\"x\\/y\"} | slashes not escaped",
        "{\"a\":1} | \uFEFF{\"a\":1} | without its byte order mark",
      })
  void of_bodyWrittenAnew_namesHow(String signed, String received, String says) {
    var hints = hints("zendesk", TEXT_KEY, TEXT_KEY, URL, signed, URL, received);

    assertTrue(hints.contains(says), hints);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://x.example/a | http://x.example/a | by https",
        "https://x.example/a | https://x.example/a/ | without the slash",
        "https://x.example/a?b=2&c=1 | https://x.example/a?c=1&b=2 | with its query sorted",
        "https://x.example/a?z=1&b=x+y | https://x.example/a?b=x%20y&z=1 | in the order z, b",
        "https://x.example/a | https://x.example:8443/a | without its port",
      })
  void of_otherAddress_namesIt(String signed, String received, String says) {
    var hints = hints("hubspot-v3", TEXT_KEY, TEXT_KEY, signed, "{}", received, "{}");

    assertTrue(hints.contains("it verifies when addressed"), hints);
    assertTrue(hints.contains(says), hints);
  }

  @Test
  void of_innerHost_advisesAndClaimsNothing() {
    var inner = "https://x7k.execute-api.eu-central-1.amazonaws.com/a";
    var hints =
        hints("hubspot-v3", TEXT_KEY, TEXT_KEY, "https://typed.example/a", "{}", inner, "{}");

    assertTrue(hints.contains("set public_origin"), hints);
    assertFalse(hints.contains("it verifies"), hints);
  }

  @Test
  void of_hostThatAProxyForwards_isTried() {
    var profile = profile("hubspot-v3");
    var body = Bytes.of("{}".getBytes(StandardCharsets.UTF_8));
    var message = new RequestSigner.Message("m", NOW, "https://typed.example/a", body);
    Map<String, List<String>> headers =
        new LinkedHashMap<>(
            RequestSigner.sign(profile, Secret.ofText(TEXT_KEY), message).headers());
    headers.put("X-Forwarded-Host", List.of("typed.example"));
    var raw = new RawDelivery("POST", "https://inner.local/a", headers, body, NOW);

    var hints = String.join("\n", Explanation.of(profile, keys(TEXT_KEY), Map.of(), raw));
    assertTrue(hints.contains("it verifies when addressed at the host of x-forwarded-host"), hints);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v1,whsec_BwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyAhIiMkJf+/ | without the prefix v1",
        "whsec_BwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyAhIiMkJf-_ | in the alphabet of base64",
        "'whsec_BwgJCgsMDQ4PEBESExQVFhcYGRobHB 0eHyAhIiMkJf+/' | without all white space",
      })
  void ofUnusable_keyCopiedWrongly_saysHowItIsWritten(String given, String says) {
    var profile = profile("standard-webhooks");
    var lines =
        String.join(
            "\n",
            Explanation.ofUnusable(profile, keys(given), Map.of(), signed(profile), "not base64"));

    assertTrue(lines.contains("it verifies with the key " + says), lines);
    assertFalse(lines.contains("BwgJCgs"), lines);
  }

  @Test
  void ofUnusable_keyOfSomebodyElse_hasNoHint() {
    var profile = profile("standard-webhooks");
    var other = keys("v1,whsec_AAAJCgsMDQ4PEBESExQVFhcYGRobHB0eHyAhIiMkJf+/");
    var lines = Explanation.ofUnusable(profile, other, Map.of(), signed(profile), "not base64");

    assertFalse(String.join("\n", lines).contains("hint"), lines.toString());
  }

  @Test
  void of_siblingProfile_isNamed() {
    var sender = profile("hubspot-v2");
    var body = Bytes.of("{}".getBytes(StandardCharsets.UTF_8));
    var message = new RequestSigner.Message("m", NOW, URL, body);
    var headers = RequestSigner.sign(sender, Secret.ofText(TEXT_KEY), message).headers();
    var raw = new RawDelivery("POST", URL, headers, body, NOW);

    var hints =
        String.join("\n", Explanation.of(profile("hubspot-v3"), keys(TEXT_KEY), Map.of(), raw));
    assertTrue(hints.contains("it verifies by the profile hubspot-v2"), hints);
  }

  @Test
  void of_changedValue_claimsNoChangeThatFits() {
    var hints = hints("zendesk", TEXT_KEY, TEXT_KEY, URL, "{\"a\":1}", URL, "{\"a\": 2}");

    assertFalse(hints.contains("it verifies"), hints);
    assertTrue(hints.contains("most likely another key"), hints);
  }

  @Test
  void of_whatTheDoorRefuses_isTold() {
    var profile = profile("standard-webhooks");
    var headers = new LinkedHashMap<>(signed(profile).headers());
    headers.put("content-type", List.of("application/x-www-form-urlencoded"));
    var body = Bytes.of("{\n \"a\":\"x\"y\"}".getBytes(StandardCharsets.UTF_8));
    var raw = new RawDelivery("GET", URL, headers, body, NOW);

    var hints = String.join("\n", Explanation.of(profile, keys(BASE64_KEY), Map.of(), raw));
    assertTrue(hints.contains("POST alone"), hints);
    assertTrue(hints.contains("application/x-www-form-urlencoded with 415"), hints);
    assertTrue(hints.contains("line 2, column"), hints);
  }

  private static String hints(
      String name,
      String key,
      String signedWith,
      String signedUrl,
      String signedBody,
      String url,
      String body) {
    var profile = profile(name);
    var sent = Bytes.of(signedBody.getBytes(StandardCharsets.UTF_8));
    var message = new RequestSigner.Message("m", NOW, signedUrl, sent);
    var headers = RequestSigner.sign(profile, Secret.ofText(signedWith), message).headers();
    var received = Bytes.of(body.getBytes(StandardCharsets.UTF_8));
    var raw = new RawDelivery("POST", url, headers, received, NOW);
    return String.join("\n", Explanation.of(profile, keys(key), Map.of(), raw));
  }

  private static RawDelivery signed(Profile.Signed profile) {
    var body = Bytes.of("{}".getBytes(StandardCharsets.UTF_8));
    var message = new RequestSigner.Message("m", NOW, URL, body);
    var headers = RequestSigner.sign(profile, Secret.ofText(BASE64_KEY), message).headers();
    return new RawDelivery("POST", URL, headers, body, NOW);
  }

  private static Profile.Signed profile(String name) {
    return (Profile.Signed) new BuiltInProfiles().find(name).orElseThrow();
  }

  private static List<SourceKey> keys(String text) {
    return List.of(SourceKey.always(text));
  }
}
