package dev.countersign.local.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.Bytes;
import dev.countersign.forms.config.Secret;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import dev.countersign.trust.signature.RequestSigner;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VerifyBatchTest {
  private static final String KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final Instant AT = Instant.parse("2026-11-02T10:00:00Z");

  private static final String RESOLVED =
      "{\"act\":\"attested\",\"outcome\":\"ticket_resolved\",\"conversation\":\"c\","
          + "\"occurred_at\":\"2026-11-02T10:00:00Z\"}";

  private final VerifyBatch batch = new VerifyBatch();

  @Test
  void judged_signedRequest_isVerifiedWithItsIdAndKey() {
    String verdict = batch.judged(line("\"standard-webhooks\"", "{\"a\":1}"));

    assertEquals(
        "{\"case\":\"1\",\"verdict\":\"verified\",\"assurance\":\"body-signed-fresh\","
            + "\"provable_to\":\"both\",\"id\":\"msg_1\",\"key\":1}",
        verdict);
  }

  @Test
  void judged_otherBody_isRefused() {
    String line =
        line("\"standard-webhooks\"", "{\"a\":1}")
            .replace(base64("{\"a\":1}"), base64("{\"a\":2}"));

    assertEquals(
        "{\"case\":\"1\",\"verdict\":\"refused\",\"reason\":\"bad_signature\"}",
        batch.judged(line));
  }

  @Test
  void judged_profileInline_isUsed() {
    String profile =
        """
        {"name":"mine","version":1,"kind":"hmac","media_types":["application/json"],\
        "algorithm":"sha256","message":"{id}.{timestamp}.{body}",\
        "signature":{"header":"webhook-signature","separator":" ","prefix":"v1,","encoding":"base64"},\
        "timestamp":{"header":"webhook-timestamp","unit":"s","past":"PT5M","future":"PT5M"},\
        "id_header":"webhook-id","key":{"strip":"whsec_","decode":"base64"},"map":"$"}\
        """;

    String verdict = batch.judged(line(profile, "{}"));

    assertTrue(verdict.contains("\"verified\""), verdict);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "not json | not JSON",
        "[] | not a JSON object",
        "{\"case\":\"1\"} | /at: missing",
        "{\"at\":\"2026-11-02T10:00:00Z\"} | /profile: missing",
        "{\"at\":\"2026-11-02T10:00:00Z\",\"profile\":\"nobody\",\"keys\":[\"k\"]} | /profile: no"
            + " profile",
        "{\"at\":\"2026-11-02T10:00:00Z\",\"profile\":\"jwt\",\"keys\":[\"k\"]} | /keys: ",
        "{\"at\":\"2026-11-02T10:00:00Z\",\"profile\":{\"kind\":\"x\"},\"keys\":[\"k\"]} |"
            + " /profile",
        "{\"at\":\"2026-11-02T10:00:00Z\",\"body\":\"%\"} | /body: not base64",
        "{\"at\":\"yesterday\"} | /at: not an RFC 3339 time",
        "{\"at\":\"2026-11-02T10:00:00Z\",\"method\":[]} | /method: an array of 0",
        "{\"at\":\"2026-11-02T10:00:00Z\",\"profile\":\"p\",\"settings\":{\"a\":[]}} | /settings/a:"
            + " an array of 0",
        "{\"at\":\"2026-11-02T10:00:00Z\",\"profile\":\"p\",\"show\":\"x\"} | /show: neither"
      })
  void judged_unusableLine_saysWhereAndEndsNothing(String line, String says) {
    String verdict = batch.judged(line);

    assertTrue(verdict.contains("\"reason\":\"unusable_case\""), verdict);
    assertTrue(says.startsWith("not JSON") || verdict.contains(says), verdict);
  }

  @Test
  void judged_lineThatAsksForItems_showsTheMappedStatementWithItsId() {
    String verdict = batch.judged(showing("items", line("\"standard-webhooks\"", RESOLVED)));

    assertTrue(
        verdict.endsWith(
            ",\"items\":[{\"act\":\"attested\",\"conversation\":\"c\",\"id\":\"msg_1\","
                + "\"occurred_at\":\"2026-11-02T10:00:00Z\",\"outcome\":\"ticket_resolved\"}]}"),
        verdict);
  }

  @Test
  void judged_itemsThatCannotBeUsed_areEachRefusedByName() {
    String mixed = "[" + RESOLVED.replace("attested", "boasted") + "," + RESOLVED + "]";
    String verdict = batch.judged(showing("items", line("\"standard-webhooks\"", mixed)));

    assertTrue(verdict.contains("\"items\":[{\"refused\":\"/act: "), verdict);
    assertTrue(verdict.contains("\"id\":\"msg_1#1\""), verdict);
  }

  @Test
  void judged_itemThatIsPassedOver_saysWhy() {
    String verdict =
        batch.judged(showing("items", line("\"standard-webhooks\"", "{\"ignore\":\"a test\"}")));

    assertTrue(verdict.endsWith(",\"items\":[{\"ignore\":\"a test\"}]}"), verdict);
  }

  @Test
  void judged_refusedRequestThatAsksForBoth_hasAHintAndNoItems() {
    String line =
        showing("items\",\"hint", line("\"standard-webhooks\"", "{\"a\":1}"))
            .replace(base64("{\"a\":1}"), base64("{\"a\":1}\n"));
    String verdict = batch.judged(line);

    assertFalse(verdict.contains("\"items\""), verdict);
    assertTrue(verdict.contains("white space at its end"), verdict);
    assertFalse(verdict.contains(KEY.substring(KEY.length() - 20)), verdict);
  }

  @Test
  void run_10000Cases_areAnsweredInOrder() throws Exception {
    String good = line("\"standard-webhooks\"", "{\"a\":1}");
    String lines =
        IntStream.range(0, 10_000)
            .mapToObj(
                i -> (i % 3 == 0 ? "nonsense" : good.replace("\"1\"", "\"" + i + "\"")) + "\n")
            .collect(Collectors.joining());
    var bytes = new ByteArrayOutputStream();
    try (var out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
      batch.run(new BufferedReader(new StringReader(lines)), out);
    }
    var verdicts = bytes.toString(StandardCharsets.UTF_8).lines().toList();

    assertEquals(10_000, verdicts.size());
    assertTrue(verdicts.get(9_998).startsWith("{\"case\":\"9998\",\"verdict\":\"verified\""));
    assertTrue(verdicts.get(9_999).contains("unusable_case"));
  }

  private static String showing(String what, String line) {
    return line.replaceFirst("\\{", "{\"show\":[\"" + what.replace("\\", "\\\\") + "\"],");
  }

  private static String line(String profile, String body) {
    var standard = (Profile.Signed) new BuiltInProfiles().find("standard-webhooks").orElseThrow();
    var message =
        new RequestSigner.Message(
            "msg_1", AT, "https://x.example/", Bytes.of(body.getBytes(StandardCharsets.UTF_8)));
    Map<String, java.util.List<String>> headers =
        RequestSigner.sign(standard, Secret.ofText(KEY), message).headers();
    String written =
        headers.entrySet().stream()
            .map(h -> "\"" + h.getKey() + "\":[\"" + h.getValue().getFirst() + "\"]")
            .collect(Collectors.joining(",", "{", "}"));
    return "{\"case\":\"1\",\"profile\":"
        + profile
        + ",\"keys\":[\"whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD\",\""
        + KEY
        + "\"],\"method\":\"POST\",\"url\":\"https://x.example/\",\"headers\":"
        + written
        + ",\"body\":\""
        + base64(body)
        + "\",\"at\":\""
        + AT
        + "\"}";
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
