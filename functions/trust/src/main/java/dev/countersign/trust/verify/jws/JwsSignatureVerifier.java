package dev.countersign.trust.verify.jws;

import java.security.PublicKey;

/** Checks a token's signature by a library, with a key that we chose. */
public interface JwsSignatureVerifier {
  /**
   * Whether this key made the token's signature. An implementation may check issuer and audience
   * too.
   *
   * @param algorithm the one value of {@code alg} that is admitted
   */
  boolean signedBy(CompactJws token, PublicKey key, String algorithm);
}
