package dev.countersign.trust.verify.jws;

import java.security.PublicKey;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/**
 * jose4j's own consumer, for security event tokens: SmallRye JWT demands an expiry, which a SET
 * must not have. Times are ours to check ({@link ExpectedClaims}), since the library reads the
 * clock itself: its tolerance is opened wide.
 */
public final class SetSignatureVerifier implements JwsSignatureVerifier {
  private static final int DECADES = 1_000_000_000;

  private final String issuer;
  private final String audience;

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
            .setExpectedType(true, "secevent+jwt")
            .setRequireJwtId()
            .setRequireIssuedAt()
            .setAllowedClockSkewInSeconds(DECADES)
            .build();
    try {
      consumer.processToClaims(token.compact());
      return true;
    } catch (InvalidJwtException e) {
      // Its message holds all claims: it goes no further.
      return false;
    }
  }
}
