package dev.countersign.trust;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.attestation.Assurance;
import dev.countersign.trust.Profile.Flavour;
import dev.countersign.trust.Profile.Location;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a signed token: taken apart strictly, then its signature by a library with a key that we
 * chose, then its claims against the source's own issuer and audience and the time of receipt.
 */
final class JwsDoor implements Door {
  private static final int LARGEST = 65_536;
  private static final Duration FRESH = Duration.ofMinutes(5);
  private static final String BEARER = "Bearer ";

  private final Profile.Jws profile;
  private final List<JwsKey> keys;
  private final Claims claims;
  private final TokenLibrary library;

  JwsDoor(Profile.Jws profile, List<JwsKey> keys, String issuer, String audience) {
    this.profile = profile;
    this.keys = keys;
    this.claims = new Claims(profile, issuer, audience);
    this.library =
        profile.flavour() == Flavour.JWT
            ? new SmallRyeLibrary(issuer, audience)
            : new JoseLibrary(issuer, audience);
  }

  @Override
  public Verdict verify(RawDelivery delivery) {
    try {
      return new Verdict.Verified(verified(delivery));
    } catch (Refusal refusal) {
      return new Verdict.Refused(refusal.reason);
    }
  }

  private VerifiedDelivery verified(RawDelivery delivery) throws Refusal {
    var signed = profile.location() == Location.BODY ? delivery.body() : bearer(delivery);
    if (signed.size() > LARGEST) {
      throw new Refusal(Reason.TOO_LARGE);
    }
    var token = Token.of(signed);
    String alg = Token.text(token.header(), "alg").orElse("");
    if (!profile.algorithms().contains(alg)) {
      throw new Refusal(Reason.ALGORITHM);
    }
    claims.checkType(token);
    claims.checkParties(token);
    int key = matching(token, alg, delivery);
    claims.check(token, delivery.receivedAt());
    boolean fresh = !claims.issuedAt(token).isBefore(delivery.receivedAt().minus(FRESH));
    return new VerifiedDelivery(
        delivery,
        new VerifiedDelivery.Proof(
            profile.about().name(),
            key,
            fresh ? Assurance.BODY_SIGNED_FRESH : Assurance.BODY_SIGNED,
            token.claimBytes(),
            signed,
            Token.text(token.claims(), "jti").orElse(null),
            claims.issuedAt(token)));
  }

  private int matching(Token token, String alg, RawDelivery delivery) throws Refusal {
    @Nullable String kid = token.kid().orElse(null);
    var fitting =
        keys.stream()
            .filter(key -> key.live().live(delivery.receivedAt()))
            .filter(key -> key.fits(kid, alg))
            .toList();
    if (fitting.isEmpty()) {
      throw new Refusal(Reason.NO_LIVE_KEY);
    }
    for (JwsKey key : fitting) {
      if (library.signedBy(token.compact(), key.key(), alg)) {
        return key.place();
      }
    }
    throw new Refusal(Reason.BAD_SIGNATURE);
  }

  private static Bytes bearer(RawDelivery delivery) throws Refusal {
    var values = delivery.header("authorization");
    if (values.size() != 1) {
      throw new Refusal(values.isEmpty() ? Reason.MISSING_HEADER : Reason.REPEATED_HEADER);
    }
    String value = values.getFirst();
    if (!value.startsWith(BEARER)) {
      throw new Refusal(Reason.MALFORMED_TOKEN);
    }
    return Bytes.of(value.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8));
  }
}
