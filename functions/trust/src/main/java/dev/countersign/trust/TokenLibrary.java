package dev.countersign.trust;

import java.security.PublicKey;

/** A library that checks a token's signature with a key that we chose. */
interface TokenLibrary {
  /** Whether this key made the token's signature. Nothing of the token leaves the library. */
  boolean signedBy(Token token, PublicKey key, String algorithm);
}
