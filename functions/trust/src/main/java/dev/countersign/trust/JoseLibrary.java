package dev.countersign.trust;

import java.security.PublicKey;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/**
 * jose4j's own consumer, for security event tokens: SmallRye JWT demands an expiry, which a SET
 * must not have.
 */
final class JoseLibrary implements TokenLibrary {
  private final String issuer;
  private final String audience;

  JoseLibrary(String issuer, String audience) {
    this.issuer = issuer;
    this.audience = audience;
  }

  @Override
  public boolean signedBy(String compact, PublicKey key, String algorithm) {
    var consumer =
        new JwtConsumerBuilder()
            .setJwsAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, algorithm))
            .setVerificationKey(key)
            .setExpectedIssuer(true, issuer)
            .setExpectedAudience(true, audience)
            .setExpectedType(true, "secevent+jwt")
            .setRequireJwtId()
            .setRequireIssuedAt()
            .build();
    try {
      consumer.processToClaims(compact);
      return true;
    } catch (InvalidJwtException e) {
      // Its message holds all claims: it goes no further.
      return false;
    }
  }
}
