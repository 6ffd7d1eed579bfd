package dev.countersign.trust;

import dev.countersign.domain.Bytes;
import dev.countersign.trust.Profile.Says;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a delivery says that was verified once and kept: its keys may be gone by now. */
public final class KeptDelivery {
  private KeptDelivery() {}

  /** The bytes that are mapped: the body, or a token's claims; none where they are neither. */
  public static Optional<Bytes> said(Profile profile, Bytes signed) {
    if (!(profile instanceof Profile.Jws jws) || jws.says() == Says.BODY) {
      return Optional.of(signed);
    }
    String token = new String(signed.toArray(), StandardCharsets.ISO_8859_1);
    try {
      return Optional.of(
          (jws.flavour() == Profile.Flavour.JWS ? Token.ofPayload(token) : Token.ofClaims(token))
              .payload());
    } catch (Refusal otherProfile) {
      return Optional.empty();
    }
  }
}
