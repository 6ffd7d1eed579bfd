package dev.countersign.trust.explain;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.Bytes;
import dev.countersign.forms.config.Secret;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.profile.SignatureScheme;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import dev.countersign.trust.signature.RequestSigner;
import dev.countersign.trust.verify.ProfileSamplesTest;
import dev.countersign.trust.verify.SampleCase;
import dev.countersign.trust.verify.key.SourceKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An explanation names the mistake in a rejected request and shows no secret. */
final class ExplanationTest {
  private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
  private static final String URL = "https://x.example/v1/sources/a.b/attestations";
  private static final String KEY = "zendesk-signing-secret-01234567";

  @Test
  void explain_bodyWithAnAddedNewline_namesTheChange() {
    var explanation = explanation("zendesk", KEY, KEY, URL, "{\"a\":1}\n");
    assertTrue(explanation.contains("without the white space at its end"), explanation);
  }

  @Test
  void explain_signedContent_showsInvisibleCharacters() {
    var explanation = explanation("zendesk", KEY, KEY, URL, "{\"a\":1}\n");
    assertTrue(explanation.contains("{\"a\":1}\\n"), explanation);
  }

  @Test
  void explain_addressBehindAProxy_namesTheSignedAddress() {
    var explanation =
        explanation("hubspot-v3", KEY, KEY, URL.replace("https", "http"), "{\"a\":1}");
    assertTrue(explanation.contains("it verifies when addressed by https"), explanation);
  }

  @Test
  void explain_hexKeyUsedAsText_namesTheEncoding() {
    String hex = "5a".repeat(32);
    var profile = (Profile.Signed) new BuiltInProfiles().find("close").orElseThrow();
    var text = new SignatureScheme.KeyText("", SignatureScheme.Decoding.UTF8, 1, 4096);
    var asText =
        new Profile.Signed(
            profile.about(), new SignatureScheme.Hmac("HmacSHA256", text), profile.envelope());
    var body = Bytes.of("{}".getBytes(StandardCharsets.UTF_8));
    var message = new RequestSigner.Message("m", NOW, URL, body);
    var signed = RequestSigner.sign(asText, Secret.ofText(hex), message);
    var raw = new RawDelivery("POST", URL, signed.headers(), body, NOW);

    var explanation =
        String.join("\n", Explanation.of(profile, List.of(SourceKey.always(hex)), Map.of(), raw));
    assertTrue(explanation.contains("it verifies with the key read as UTF8"), explanation);
  }

  @Test
  void explain_anotherKey_namesItAndTheFirstDifference() {
    var explanation =
        explanation("zendesk", KEY, "another-signing-secret-0123456", URL, "{\"a\":1}");
    assertTrue(explanation.contains("the first difference is at character"), explanation);
    assertTrue(explanation.contains("most likely another key"), explanation);
  }

  static Stream<Path> samples() throws IOException {
    return ProfileSamplesTest.samples();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void explain_sample_showsNoSecret(Path file) throws IOException {
    for (String line : Files.readAllLines(file)) {
      var sample = SampleCase.read(line);
      var explanation =
          String.join(
              "\n",
              Explanation.of(sample.profile(), sample.keys(), sample.settings(), sample.request()));
      assertTrue(explanation.lines().count() >= 2, sample.name());
      boolean secret =
          sample.profile() instanceof Profile.SharedSecret
              || (sample.profile() instanceof Profile.Signed signed
                  && !(signed.scheme() instanceof SignatureScheme.PublicKey));
      boolean shown =
          secret
              && sample.keys().stream()
                  .flatMap(key -> Arrays.stream(key.text().revealText().split(":", -1)))
                  .anyMatch(part -> part.length() > 15 && explanation.contains(part));
      // A secret in the address or body is part of the request.
      boolean inRequest =
          sample.request().url().contains("secret=") || sample.name().startsWith("zoho-crm");
      assertFalse(shown && !inRequest, sample.name() + "\n" + explanation);
    }
  }

  private static String explanation(
      String name, String key, String signedWith, String url, String body) {
    var profile = (Profile.Signed) new BuiltInProfiles().find(name).orElseThrow();
    var sent = Bytes.of(body.strip().getBytes(StandardCharsets.UTF_8));
    var signed =
        RequestSigner.sign(
            profile, Secret.ofText(signedWith), new RequestSigner.Message("m", NOW, URL, sent));
    var received = Bytes.of(body.getBytes(StandardCharsets.UTF_8));
    var raw = new RawDelivery("POST", url, signed.headers(), received, NOW);
    return String.join(
        "\n", Explanation.of(profile, List.of(SourceKey.always(key)), Map.of(), raw));
  }
}
