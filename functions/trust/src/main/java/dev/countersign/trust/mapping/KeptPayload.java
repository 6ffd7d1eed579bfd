package dev.countersign.trust.mapping;

import dev.countersign.domain.Bytes;
import dev.countersign.trust.delivery.DeliveryRejected;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.profile.Profile.Says;
import dev.countersign.trust.verify.jws.CompactJws;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads the payload of a delivery that was verified once and kept as evidence. No key is needed,
 * since its keys may be gone by now.
 */
public final class KeptPayload {
  private KeptPayload() {}

  /** The bytes that are mapped: the body, or a token's claims; none where they are neither. */
  public static Optional<Bytes> of(Profile profile, Bytes signed) {
    if (!(profile instanceof Profile.Jws jws) || jws.says() == Says.BODY) {
      return Optional.of(signed);
    }
    String token = new String(signed.toArray(), StandardCharsets.ISO_8859_1);
    try {
      return Optional.of(
          (jws.flavour() == Profile.Flavour.JWS
                  ? CompactJws.ofPayload(token)
                  : CompactJws.ofClaims(token))
              .payload());
    } catch (DeliveryRejected otherProfile) {
      return Optional.empty();
    }
  }
}
