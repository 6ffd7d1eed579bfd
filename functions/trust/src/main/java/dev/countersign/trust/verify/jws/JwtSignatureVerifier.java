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
 * SmallRye JWT, with one context for each call: a shared factory caches the first tenant's keys for
 * all. Times are ours to check ({@link ExpectedClaims}), since the library reads the clock itself:
 * its tolerance is opened wide.
 */
public final class JwtSignatureVerifier implements JwsSignatureVerifier {
  private static final int DECADES = 1_000_000_000;

  private final String issuer;
  private final Set<String> audience;

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
    context.setClockSkew(DECADES);
    try {
      // Its own factory, since without one the library looks through the class path in each call.
      new DefaultJWTParser(new DefaultJWTCallerPrincipalFactory()).parse(token.compact(), context);
      return true;
    } catch (ParseException e) {
      // Its message holds all claims: it goes no further.
      return false;
    }
  }
}
