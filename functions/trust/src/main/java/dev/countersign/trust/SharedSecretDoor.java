package dev.countersign.trust;

import dev.countersign.domain.Bytes;
import dev.countersign.forms.Json;
import dev.countersign.trust.Profile.SecretPlace;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * Recognises a caller by a secret that it shows. Nothing binds the bytes to it: what comes of this
 * is never more than {@code caller-only}.
 */
final class SharedSecretDoor implements StrictDoor {
  private final Profile.SharedSecret profile;
  private final KnownDigests known;

  SharedSecretDoor(Profile.SharedSecret profile, List<LiveKey> live) {
    this.profile = profile;
    this.known =
        new KnownDigests(
            List.copyOf(live),
            live.stream()
                .map(key -> checked(profile, key.text().revealText().strip()))
                .map(secret -> KnownDigests.of(utf8(secret)))
                .toList());
  }

  private static String checked(Profile.SharedSecret profile, String secret) {
    if (secret.length() < profile.shortest()) {
      throw new BadKey("shorter than " + profile.shortest() + " characters");
    }
    if (profile.place() instanceof SecretPlace.Basic && secret.indexOf(':') < 1) {
      throw new BadKey("not user:password");
    }
    return secret;
  }

  @Override
  public VerifiedDelivery verified(RawDelivery delivery) throws Refusal {
    int key = known.matching(utf8(shown(delivery)), delivery.receivedAt(), Reason.WRONG_SECRET);
    return VerifiedDelivery.ofCaller(delivery, profile, key);
  }

  String shown(RawDelivery delivery) throws Refusal {
    return switch (profile.place()) {
      case SecretPlace.Basic basic -> basic(Headers.credentials(delivery, "Basic"));
      case SecretPlace.Bearer bearer -> Headers.credentials(delivery, "Bearer");
      case SecretPlace.Header(var name) -> Headers.single(delivery, name);
      case SecretPlace.Query(var name) -> Urls.parameter(delivery.url(), name);
      case SecretPlace.Field(var pointer) -> field(delivery, pointer);
    };
  }

  private static String basic(String credentials) throws Refusal {
    byte[] bytes =
        CanonicalText.decode(credentials, CanonicalText.Encoding.BASE64)
            .orElseThrow(() -> new Refusal(Reason.WRONG_SECRET));
    var text = new String(bytes, StandardCharsets.UTF_8);
    if (!Base64.getEncoder()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8))
        .equals(credentials)) {
      throw new Refusal(Reason.WRONG_SECRET);
    }
    return text;
  }

  private String field(RawDelivery delivery, List<String> pointer) throws Refusal {
    return Payloads.at(profile.about().payload(), delivery.body(), pointer)
        .filter(Json.Str.class::isInstance)
        .map(value -> ((Json.Str) value).value())
        .orElseThrow(() -> new Refusal(Reason.WRONG_SECRET));
  }

  private static Bytes utf8(String secret) {
    return Bytes.of(secret.getBytes(StandardCharsets.UTF_8));
  }
}
