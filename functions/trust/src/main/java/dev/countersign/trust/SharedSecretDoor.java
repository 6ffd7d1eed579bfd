package dev.countersign.trust;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.attestation.Assurance;
import dev.countersign.forms.Json;
import dev.countersign.trust.Profile.SecretPlace;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Recognises a caller by a secret that it shows. Nothing binds the bytes to it: what comes of this
 * is never more than {@code caller-only}.
 */
final class SharedSecretDoor implements Door {
  private final Profile.SharedSecret profile;
  private final List<LiveKey> live;
  private final List<byte[]> digests;

  SharedSecretDoor(Profile.SharedSecret profile, List<LiveKey> live) {
    this.profile = profile;
    this.live = List.copyOf(live);
    this.digests =
        live.stream()
            .map(key -> digest(checked(profile, key.text().revealText().strip())))
            .toList();
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
  public Verdict verify(RawDelivery delivery) {
    try {
      int key = matching(shown(delivery), delivery);
      return new Verdict.Verified(
          new VerifiedDelivery(
              delivery,
              new VerifiedDelivery.Proof(
                  profile.about().name(),
                  key,
                  Assurance.CALLER_ONLY,
                  delivery.body(),
                  delivery.body(),
                  null,
                  null,
                  Map.of())));
    } catch (Refusal refusal) {
      return new Verdict.Refused(refusal.reason);
    }
  }

  private int matching(String shown, RawDelivery delivery) throws Refusal {
    // Of digests, so that the time tells nothing of the length either.
    byte[] given = digest(shown);
    int found = -1;
    boolean usable = false;
    for (int i = digests.size() - 1; i >= 0; i--) {
      boolean now = live.get(i).live(delivery.receivedAt());
      usable |= now;
      if (MessageDigest.isEqual(digests.get(i), given) && now) {
        found = i;
      }
    }
    if (found < 0) {
      throw new Refusal(usable ? Reason.WRONG_SECRET : Reason.NO_LIVE_KEY);
    }
    return found;
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

  private static byte[] digest(String secret) {
    return Bytes.of(secret.getBytes(StandardCharsets.UTF_8))
        .digest()
        .hex()
        .getBytes(StandardCharsets.US_ASCII);
  }
}
