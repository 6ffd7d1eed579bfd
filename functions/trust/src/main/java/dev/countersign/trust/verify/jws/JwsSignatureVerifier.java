package dev.countersign.trust.verify.jws;

import java.security.PublicKey;

/** A library that checks a token's signature with a key that we chose. */
public interface JwsSignatureVerifier {
  /** Whether this key made the token's signature. Nothing of the token leaves the library. */
  boolean signedBy(CompactJws token, PublicKey key, String algorithm);
}
