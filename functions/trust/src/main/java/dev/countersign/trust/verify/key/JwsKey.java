package dev.countersign.trust.verify.key;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import org.jspecify.annotations.Nullable;

/**
 * One public key of a source.
 *
 * @param kid none: it stands for every key id
 * @param place which of the source's keys it came with, from 0
 */
public record JwsKey(
    PublicKey key, @Nullable String kid, @Nullable String algorithm, int place, SourceKey live) {

  /**
   * Whether a token with this key id and algorithm can be this key's: the key decides, not the
   * token.
   */
  public boolean fits(@Nullable String tokenKid, String alg) {
    boolean named = kid == null || tokenKid == null || kid.equals(tokenKid);
    return named && (algorithm == null || algorithm.equals(alg)) && strongEnough(alg);
  }

  private boolean strongEnough(String alg) {
    return switch (key) {
      case RSAPublicKey rsa ->
          (alg.startsWith("RS") || alg.startsWith("PS")) && rsa.getModulus().bitLength() >= 2048;
      case ECPublicKey ec -> ec.getParams().getCurve().getField().getFieldSize() == fieldOf(alg);
      case EdECPublicKey ed -> alg.equals("EdDSA") && ed.getParams().getName().equals("Ed25519");
      default -> false;
    };
  }

  private static int fieldOf(String alg) {
    return switch (alg) {
      case "ES256" -> 256;
      case "ES384" -> 384;
      case "ES512" -> 521;
      default -> -1;
    };
  }
}
