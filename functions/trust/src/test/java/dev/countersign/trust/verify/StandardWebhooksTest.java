package dev.countersign.trust.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.statement.Assurance;
import dev.countersign.forms.config.Secret;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.delivery.RejectionReason;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import dev.countersign.trust.signature.RequestSigner;
import dev.countersign.trust.verify.key.SourceKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The profile {@code standard-webhooks}: its own test vector, its tolerance, its keys. */
final class StandardWebhooksTest {
  private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
  private static final String KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String OTHER = "whsec_ZGVtby1jcm0ta2V5LXR3by0wMTIzNDU2Nzg5YWJjZGVm";
  private static final String BODY = "{\"test\": 2432232314}";
  private final Profile.Signed profile =
      (Profile.Signed) new BuiltInProfiles().find("standard-webhooks").orElseThrow();

  @Test
  void verify_vectorOfTheSpecification_isVerified() {
    var headers =
        Map.of(
            "webhook-id", List.of("msg_p5jXN8AQM9LWM0D4loKWxJek"),
            "webhook-timestamp", List.of("1614265330"),
            "webhook-signature", List.of("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
    var verdict = verifier(KEY).verify(delivery(headers, BODY, Instant.ofEpochSecond(1614265330)));

    var verified = assertInstanceOf(Verification.Verified.class, verdict).delivery();
    assertEquals("msg_p5jXN8AQM9LWM0D4loKWxJek", verified.messageId().orElseThrow());
    assertEquals(Assurance.BODY_SIGNED_FRESH, verified.assurance());
  }

  @ParameterizedTest
  @ValueSource(strings = {"webhook-id", "webhook-timestamp", "webhook-signature"})
  void verify_headerWithOneOtherBit_isRejected(String name) {
    var headers = signed(KEY);
    byte[] value =
        headers.getOrDefault(name, List.of()).getFirst().getBytes(StandardCharsets.UTF_8);
    for (int bit = 0; bit < value.length * 8; bit++) {
      var forged = new HashMap<>(headers);
      forged.put(name, List.of(new String(flipped(value, bit), StandardCharsets.ISO_8859_1)));
      assertInstanceOf(
          Verification.Rejected.class,
          verifier(KEY).verify(delivery(forged, BODY, NOW)),
          "bit " + bit);
    }
  }

  @Test
  void verify_bodyWithOneOtherBit_isRejected() {
    var headers = signed(KEY);
    byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
    for (int bit = 0; bit < body.length * 8; bit++) {
      var forged =
          new RawDelivery("POST", "https://x.example/", headers, Bytes.of(flipped(body, bit)), NOW);
      assertEquals(
          RejectionReason.BAD_SIGNATURE, rejected(verifier(KEY).verify(forged)), "bit " + bit);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {300, -300})
  void verify_receivedAtTheTolerancesEnd_isVerified(long seconds) {
    var delivery = delivery(signed(KEY), BODY, NOW.plusSeconds(seconds));
    assertInstanceOf(Verification.Verified.class, verifier(KEY).verify(delivery));
  }

  @ParameterizedTest
  @CsvSource({"301, STALE", "-301, FROM_THE_FUTURE"})
  void verify_receivedBeyondTheTolerance_isRejected(long seconds, RejectionReason reason) {
    var delivery = delivery(signed(KEY), BODY, NOW.plusSeconds(seconds));
    assertEquals(reason, rejected(verifier(KEY).verify(delivery)));
  }

  @Test
  void verify_secondOfTwoLiveKeys_isVerifiedWithItsIndex() {
    var verifier =
        DeliveryVerifiers.create(
            profile, List.of(SourceKey.always(KEY), SourceKey.always(OTHER)), Map.of());
    var verdict = verifier.verify(delivery(signed(OTHER), BODY, NOW));

    assertEquals(1, assertInstanceOf(Verification.Verified.class, verdict).delivery().keyIndex());
  }

  @Test
  void verify_keyNoLongerLive_isRejected() {
    var retired = new SourceKey(Secret.ofText(KEY), null, NOW.minusSeconds(1));
    var verifier = DeliveryVerifiers.create(profile, List.of(retired), Map.of());

    assertEquals(
        RejectionReason.NO_LIVE_KEY, rejected(verifier.verify(delivery(signed(KEY), BODY, NOW))));
  }

  @Test
  void verify_anotherTenantsKey_isRejected() {
    assertEquals(
        RejectionReason.BAD_SIGNATURE,
        rejected(verifier(OTHER).verify(delivery(signed(KEY), BODY, NOW))));
  }

  @Test
  void verify_severalSignaturesOneGood_isVerified() {
    var headers = new HashMap<>(signed(KEY));
    headers.compute(
        "webhook-signature",
        (name, values) -> {
          var good =
              new ArrayList<String>(List.of("v1a,bm90LW91cnM=", "v1," + "A".repeat(43) + "="));
          good.addAll(values == null ? List.of() : values);
          return List.of(String.join(" ", good));
        });
    assertInstanceOf(
        Verification.Verified.class, verifier(KEY).verify(delivery(headers, BODY, NOW)));
  }

  @Test
  void verify_headerTwice_isRejected() {
    var headers = new HashMap<>(signed(KEY));
    headers.put("Webhook-Id", List.of("another"));
    assertEquals(
        RejectionReason.REPEATED_HEADER,
        rejected(verifier(KEY).verify(delivery(headers, BODY, NOW))));
  }

  private DeliveryVerifier verifier(String key) {
    return DeliveryVerifiers.create(profile, List.of(SourceKey.always(key)), Map.of());
  }

  private Map<String, List<String>> signed(String key) {
    var message =
        new RequestSigner.Message(
            "msg_1", NOW, "https://x.example/", Bytes.of(BODY.getBytes(StandardCharsets.UTF_8)));
    return RequestSigner.sign(profile, Secret.ofText(key), message).headers();
  }

  private static RawDelivery delivery(Map<String, List<String>> headers, String body, Instant at) {
    return new RawDelivery(
        "POST", "https://x.example/", headers, Bytes.of(body.getBytes(StandardCharsets.UTF_8)), at);
  }

  private static RejectionReason rejected(Verification verification) {
    return assertInstanceOf(Verification.Rejected.class, verification).reason();
  }

  private static byte[] flipped(byte[] bytes, int bit) {
    byte[] other = bytes.clone();
    other[bit / 8] ^= (byte) (1 << (bit % 8));
    return other;
  }
}
