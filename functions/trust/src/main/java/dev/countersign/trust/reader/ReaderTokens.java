package dev.countersign.trust.reader;

import dev.countersign.forms.json.Reading;
import dev.countersign.trust.delivery.DeliveryRejected;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.delivery.RejectionReason;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.profile.form.ProfileForm;
import dev.countersign.trust.verify.JwsVerifier;
import dev.countersign.trust.verify.key.JwsKeyReader;
import dev.countersign.trust.verify.key.SourceKey;
import java.util.List;
import java.util.Optional;

/**
 * Verifies bearer tokens (RFC 6750) of one issuer of readers: JWTs (RFC 7519, RFC 8725), also
 * access tokens by RFC 9068. The same strict steps verify attestations that come as tokens. A token
 * lives for a day at most.
 */
public final class ReaderTokens {
  /** No type, or the general one. */
  private static final Profile.Jws ANY = profile("");

  /** The type of RFC 9068, section 2.1. */
  private static final Profile.Jws ACCESS = profile("types: [at+jwt]");

  private final List<JwsVerifier> verifiers;

  /**
   * Of this issuer, for this audience.
   *
   * @param keys the issuer's public keys, one at least
   * @throws dev.countersign.trust.verify.key.UnusableKey when one is no public key, or too weak
   */
  public ReaderTokens(List<SourceKey> keys, String issuer, String audience) {
    var read = JwsKeyReader.read(keys);
    this.verifiers =
        List.of(
            new JwsVerifier(ANY, read, issuer, audience),
            new JwsVerifier(ACCESS, read, issuer, audience));
  }

  /** Verifies the token in the request's {@code Authorization} header. */
  public TokenOfReader verify(RawDelivery request) {
    var first = verified(verifiers.getFirst(), request);
    return first instanceof TokenOfReader.Bad(var reason) && reason == RejectionReason.WRONG_TYPE
        ? verified(verifiers.getLast(), request)
        : first;
  }

  private static TokenOfReader verified(JwsVerifier verifier, RawDelivery request) {
    try {
      var _ = verifier.verified(request);
      return new TokenOfReader.Good(verifier.token(request).claims());
    } catch (DeliveryRejected e) {
      return new TokenOfReader.Bad(e.reason);
    }
  }

  /**
   * A claim of a token that nobody has verified yet: only to find who could verify it.
   *
   * @return the text; none where there is no token, or no such claim
   */
  public static Optional<String> unverified(RawDelivery request, String claim) {
    try {
      var verifier = new JwsVerifier(ANY, List.of(), null, null);
      return verifier.token(request).claims().text(claim);
    } catch (DeliveryRejected e) {
      return Optional.empty();
    }
  }

  private static Profile.Jws profile(String types) {
    var text =
        """
        name: reader
        version: 1
        kind: jws
        media_types: [application/json]
        location: bearer
        says: body
        flavour: jwt
        algorithms: [RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512, EdDSA]
        issued_past: P1D
        issued_future: PT1M
        longest_life: P1D
        """
            + types;
    if (ProfileForm.read(text) instanceof Reading.Read<Profile>(Profile.Jws profile)) {
      return profile;
    }
    throw new IllegalStateException("the profile of readers can't be read");
  }
}
