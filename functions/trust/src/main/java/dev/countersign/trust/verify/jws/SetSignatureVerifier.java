package dev.countersign.trust.verify.jws;

import java.security.PublicKey;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/**
 * Checks the signature, issuer and audience of a security event token (RFC 8417) with jose4j:
 * SmallRye JWT demands {@code exp}, which a SET must not have. The library compares times with the
 * current time, so its tolerance is set to decades, and {@link ExpectedClaims} compares them with
 * the time of receipt, and checks {@code typ}.
 */
public final class SetSignatureVerifier implements JwsSignatureVerifier {
  private static final int DECADES_IN_SECONDS = 1_000_000_000;

  private final String issuer;
  private final String audience;

  /** A verifier for tokens of this issuer to this audience. */
  public SetSignatureVerifier(String issuer, String audience) {
    this.issuer = issuer;
    this.audience = audience;
  }

  @Override
  public boolean signedBy(CompactJws token, PublicKey key, String algorithm) {
    var consumer =
        new JwtConsumerBuilder()
            .setJwsAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, algorithm))
            .setVerificationKey(key)
            .setExpectedIssuer(true, issuer)
            .setExpectedAudience(true, audience)
            .setRequireJwtId()
            .setRequireIssuedAt()
            .setAllowedClockSkewInSeconds(DECADES_IN_SECONDS)
            .build();
    try {
      consumer.processToClaims(token.compact());
      return true;
    } catch (InvalidJwtException e) {
      // The exception's message holds all claims, so it is dropped.
      return false;
    }
  }
}
