package dev.countersign.bench.growth;

import dev.countersign.domain.Bytes;
import dev.countersign.forms.config.Secret;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import dev.countersign.trust.signature.RequestSigner;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Signs deliveries as sources do; that is not measured. */
final class SignedDeliveries {
  static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
  static final String KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  static final String HOST = "https://x.example";

  private final Profile.Signed profile =
      (Profile.Signed) new BuiltInProfiles().find("standard-webhooks").orElseThrow();
  private long messages;
  private long passed;

  /** A message with an id of its own, signed a millisecond after the one before. */
  RawDelivery next(String path, String body) {
    messages++;
    var content = Bytes.of(body.getBytes(StandardCharsets.UTF_8));
    var message = new RequestSigner.Message("msg_" + messages, now(), HOST + path, content);
    var signed = RequestSigner.sign(profile, Secret.ofText(KEY), message);
    return new RawDelivery("POST", message.url(), signed.headers(), signed.body(), now());
  }

  /** When the last message was signed. */
  Instant now() {
    return NOON.plusMillis(messages).plusSeconds(passed);
  }

  /** Lets a second pass: signed times have no milliseconds. */
  void second() {
    passed++;
  }

  static String session(String id, String email, int form) {
    return """
    {"id":"%s","agent":{"id":"sales","version":"%d"},"started_at":"2026-11-02T11:00:00Z",\
    "subjects":[{"format":"email","email":"%s@example.com"}]}\
    """
        .formatted(id, form, email);
  }

  static String statement(String act, String record, String reference, Instant stated) {
    return """
    {"act":"%s","outcome":"sale","record":{"type":"deal","id":"%s"},%s,\
    "occurred_at":"2026-11-02T11:30:00Z","stated_at":"%s"}\
    """
        .formatted(act, record, reference, stated);
  }

  static String named(String session) {
    return "\"session\":\"" + session + "\"";
  }

  static String bySubject(String email) {
    return "\"subject\":{\"format\":\"email\",\"email\":\"" + email + "@example.com\"}";
  }
}
