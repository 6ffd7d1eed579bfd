package dev.countersign.trust.verify;

import dev.countersign.domain.Bytes;
import dev.countersign.forms.json.Json;
import dev.countersign.trust.delivery.DeliveryRejected;
import dev.countersign.trust.delivery.Headers;
import dev.countersign.trust.delivery.PayloadReader;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.delivery.RejectionReason;
import dev.countersign.trust.delivery.Urls;
import dev.countersign.trust.profile.CanonicalText;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.profile.SecretPlace;
import dev.countersign.trust.verify.key.SourceKey;
import dev.countersign.trust.verify.key.UnusableKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * Authenticates a caller by a secret that it presents. Nothing binds the body to the secret, so the
 * grade is never more than {@code caller-only}.
 */
public final class SharedSecretVerifier implements FailFastVerifier {
  private final Profile.SharedSecret profile;
  private final CredentialDigests secrets;

  /**
   * A verifier with these secrets.
   *
   * @throws UnusableKey when a secret is too short, or is not {@code user:password} for Basic
   */
  public SharedSecretVerifier(Profile.SharedSecret profile, List<SourceKey> keys) {
    this.profile = profile;
    this.secrets =
        new CredentialDigests(
            List.copyOf(keys),
            keys.stream()
                .map(key -> checked(profile, key.text().revealText().strip()))
                .map(secret -> CredentialDigests.of(utf8(secret)))
                .toList());
  }

  private static String checked(Profile.SharedSecret profile, String secret) {
    if (secret.length() < profile.shortest()) {
      throw new UnusableKey("has fewer than " + profile.shortest() + " characters");
    }
    if (profile.place() instanceof SecretPlace.Basic && secret.indexOf(':') < 1) {
      throw new UnusableKey("not user:password");
    }
    return secret;
  }

  @Override
  public VerifiedDelivery verified(RawDelivery delivery) throws DeliveryRejected {
    int key =
        secrets.matching(
            utf8(credential(delivery)), delivery.receivedAt(), RejectionReason.WRONG_SECRET);
    return VerifiedDelivery.ofCaller(delivery, profile, key);
  }

  /**
   * The credential that a delivery presents, where the profile has it.
   *
   * @throws DeliveryRejected where it is missing or malformed
   */
  public String credential(RawDelivery delivery) throws DeliveryRejected {
    return switch (profile.place()) {
      case SecretPlace.Basic basic -> basic(Headers.credentials(delivery, "Basic"));
      case SecretPlace.Bearer bearer -> Headers.credentials(delivery, "Bearer");
      case SecretPlace.Header(var name) -> Headers.single(delivery, name);
      case SecretPlace.Query(var name) -> Urls.parameter(delivery.url(), name);
      case SecretPlace.Field(var pointer) -> field(delivery, pointer);
    };
  }

  private static String basic(String credentials) throws DeliveryRejected {
    byte[] bytes =
        CanonicalText.decode(credentials, CanonicalText.Encoding.BASE64)
            .orElseThrow(() -> new DeliveryRejected(RejectionReason.WRONG_SECRET));
    var text = new String(bytes, StandardCharsets.UTF_8);
    if (!Base64.getEncoder()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8))
        .equals(credentials)) {
      throw new DeliveryRejected(RejectionReason.WRONG_SECRET);
    }
    return text;
  }

  private String field(RawDelivery delivery, List<String> pointer) throws DeliveryRejected {
    return PayloadReader.at(profile.about().payload(), delivery.body(), pointer)
        .filter(Json.Str.class::isInstance)
        .map(value -> ((Json.Str) value).value())
        .orElseThrow(() -> new DeliveryRejected(RejectionReason.WRONG_SECRET));
  }

  private static Bytes utf8(String secret) {
    return Bytes.of(secret.getBytes(StandardCharsets.UTF_8));
  }
}
