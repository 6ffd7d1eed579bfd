package dev.countersign.trust.receipt;

import dev.countersign.domain.Bytes;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.util.Base64;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;

/**
 * A receipt key for what is signed as bare bytes and not as a token, such as a checkpoint. Signing
 * the same bytes again gives the same signature.
 */
public final class BareKey {
  private final Bytes open;
  private final EdECPrivateKey secret;

  private BareKey(Bytes open, EdECPrivateKey secret) {
    this.open = open;
    this.secret = secret;
  }

  static BareKey of(OctetKeyPairJsonWebKey jwk, EdECPrivateKey secret) {
    return new BareKey(open(jwk), secret);
  }

  /** The public half (RFC 8032): 32 bytes. */
  static Bytes open(OctetKeyPairJsonWebKey jwk) {
    var x = String.valueOf(jwk.toParams(OutputControlLevel.PUBLIC_ONLY).get("x"));
    return Bytes.of(Base64.getUrlDecoder().decode(x));
  }

  /** The public half (RFC 8032): 32 bytes. */
  public byte[] open() {
    return open.toArray();
  }

  /** The Ed25519 signature (RFC 8032) of a message: 64 bytes. */
  public byte[] sign(byte[] message) {
    try {
      var signer = Signature.getInstance("Ed25519");
      signer.initSign(secret);
      signer.update(message);
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key that was checked can sign", e);
    }
  }

  /** Prints nothing of the private half. */
  @Override
  public String toString() {
    return "BareKey[…]";
  }
}
