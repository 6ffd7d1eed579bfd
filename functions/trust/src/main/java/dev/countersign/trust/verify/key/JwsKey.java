package dev.countersign.trust.verify.key;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A public key for tokens.
 *
 * @param kid the key id; null for a key that serves every key id
 * @param algorithm the one value of {@code alg} that the key is labelled with; null for no label
 * @param index which of the source's keys it was read from, counted from 0
 * @param source that key of the source: it says when this one is live
 */
public record JwsKey(
    PublicKey key, @Nullable String kid, @Nullable String algorithm, int index, SourceKey source) {

  /** The general name and the fully specified one (RFC 8037, section 3.1; RFC 9864). */
  private static final Set<String> ED25519 = Set.of("EdDSA", "Ed25519");

  /**
   * Whether this key may check a token with this key id and algorithm. A token can't choose a
   * weaker algorithm or another family: the key decides (RFC 8725, section 3.1).
   */
  public boolean fits(@Nullable String tokenKid, String alg) {
    boolean sameKid = kid == null || tokenKid == null || kid.equals(tokenKid);
    return sameKid && (algorithm == null || same(algorithm, alg)) && strongEnough(alg);
  }

  /** Whether two names mean one algorithm: both EdDSA and Ed25519 do, with an Ed25519 key. */
  private static boolean same(String one, String other) {
    return one.equals(other) || (ED25519.contains(one) && ED25519.contains(other));
  }

  private boolean strongEnough(String alg) {
    return switch (key) {
      case RSAPublicKey rsa ->
          (alg.startsWith("RS") || alg.startsWith("PS")) && rsa.getModulus().bitLength() >= 2048;
      case ECPublicKey ec -> ec.getParams().getCurve().getField().getFieldSize() == fieldSize(alg);
      case EdECPublicKey ed -> ED25519.contains(alg) && ed.getParams().getName().equals("Ed25519");
      default -> false;
    };
  }

  private static int fieldSize(String alg) {
    return switch (alg) {
      case "ES256" -> 256;
      case "ES384" -> 384;
      case "ES512" -> 521;
      default -> -1;
    };
  }
}
