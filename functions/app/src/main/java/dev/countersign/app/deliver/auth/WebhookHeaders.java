package dev.countersign.app.deliver.auth;

import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.engine.request.EngineRequest;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import dev.countersign.trust.signature.RequestSigner;
import dev.countersign.trust.verify.key.UnusableKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The headers of Standard Webhooks, signed by what {@code countersign send} signs with.
 *
 * @see <a href="https://www.standardwebhooks.com">standardwebhooks.com</a>
 */
final class WebhookHeaders {
  private static final List<String> NAMES =
      List.of("webhook-id", "webhook-timestamp", "webhook-signature");

  private static final Profile.Signed PROFILE =
      (Profile.Signed) new BuiltInProfiles().find("standard-webhooks").orElseThrow();

  private WebhookHeaders() {}

  static Map<String, String> of(
      String name, Secret secret, EngineRequest request, String id, Instant now) {
    var message = new RequestSigner.Message(id, now, request.url().toString(), request.body());
    try {
      var signed = RequestSigner.sign(PROFILE, secret, message).headers();
      var headers = new HashMap<String, String>();
      NAMES.forEach(
          header -> headers.put(header, signed.getOrDefault(header, List.of()).getFirst()));
      return headers;
    } catch (UnusableKey e) {
      throw new Misconfigured("sign with the secret " + name + ": " + e.getMessage(), e);
    }
  }
}
