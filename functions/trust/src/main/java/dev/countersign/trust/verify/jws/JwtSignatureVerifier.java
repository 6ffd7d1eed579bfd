package dev.countersign.trust.verify.jws;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import java.security.PublicKey;
import java.util.EnumSet;
import java.util.Set;

/**
 * Checks the signature, issuer and audience of a JWT with SmallRye JWT. Each call has its own
 * context, because a shared factory caches the first tenant's keys for all. The library compares
 * times with the current time, so its tolerance is set to decades, and {@link ExpectedClaims}
 * compares them with the time of receipt.
 */
public final class JwtSignatureVerifier implements JwsSignatureVerifier {
  private static final int DECADES_IN_SECONDS = 1_000_000_000;

  private final String issuer;
  private final Set<String> audience;

  /** A verifier for tokens of this issuer to this audience. */
  public JwtSignatureVerifier(String issuer, String audience) {
    this.issuer = issuer;
    this.audience = Set.of(audience);
  }

  @Override
  public boolean signedBy(CompactJws token, PublicKey key, String algorithm) {
    var context = new JWTAuthContextInfo(key, issuer);
    context.setSignatureAlgorithm(EnumSet.of(SignatureAlgorithm.fromAlgorithm(algorithm)));
    context.setExpectedAudience(audience);
    context.setRelaxVerificationKeyValidation(false);
    context.setRequireNamedPrincipal(false);
    context.setClockSkew(DECADES_IN_SECONDS);
    try {
      // Given its factory, the library does not search the class path in each call.
      new DefaultJWTParser(new DefaultJWTCallerPrincipalFactory()).parse(token.compact(), context);
      return true;
    } catch (ParseException e) {
      // The exception's message holds all claims, so it is dropped.
      return false;
    }
  }
}
