package dev.countersign.trust.receipt;

import dev.countersign.forms.json.Json;
import dev.countersign.trust.delivery.DeliveryRejected;
import dev.countersign.trust.verify.jws.CompactJws;
import dev.countersign.trust.verify.key.JwsKey;
import dev.countersign.trust.verify.key.JwsKeyReader;
import dev.countersign.trust.verify.key.SourceKey;
import dev.countersign.trust.verify.key.UnusableKey;
import java.security.interfaces.EdECPublicKey;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** Checks receipts with nothing but their issuer's public keys. Thread-safe. */
public final class ReceiptVerifier {
  private static final int MAX_LENGTH = 16_384;

  private final List<JwsKey> keys;
  private final String issuer;

  private ReceiptVerifier(List<JwsKey> keys, String issuer) {
    this.keys = keys;
    this.issuer = issuer;
  }

  /**
   * A verifier with these keys.
   *
   * @param publicKeys a JWK set, as {@link ReceiptSigner#publicKeys} gives it
   * @param issuer the claim {@code iss} that a receipt must have
   * @throws UnusableKey when the text is no JWK set, or a key in it is not Ed25519 or has no {@code
   *     kid}
   */
  public static ReceiptVerifier of(String publicKeys, String issuer) {
    var keys = JwsKeyReader.read(List.of(SourceKey.always(publicKeys)));
    if (!keys.stream().allMatch(key -> key.kid() != null && key.fits(null, "EdDSA"))) {
      throw new UnusableKey("every key must be an Ed25519 key with a kid");
    }
    return new ReceiptVerifier(keys, issuer);
  }

  /** The receipt's claims. Empty where this issuer did not sign it. */
  public Optional<Json.Obj> verify(String receipt) {
    return receipt.length() > MAX_LENGTH
        ? Optional.empty()
        : verify(receipt, ReceiptSigner.TYPE);
  }

  /** The claims of the note of an erasure. Empty where this issuer did not sign it. */
  public Optional<Json.Obj> verifyErasure(String note) {
    return verify(note, ReceiptSigner.ERASURE);
  }

  private Optional<Json.Obj> verify(String signed, String type) {
    try {
      var token = CompactJws.ofClaims(signed);
      boolean ours =
          token.header().text("typ").filter(type::equals).isPresent()
              && token.claims().text("iss").filter(issuer::equals).isPresent()
              && token.kid().isPresent();
      return ours && signed(token) ? Optional.of(token.claims()) : Optional.empty();
    } catch (DeliveryRejected rejection) {
      return Optional.empty();
    }
  }

  private boolean signed(CompactJws token) {
    return keys.stream()
        .filter(key -> key.fits(token.kid().orElse(null), "EdDSA"))
        .anyMatch(key -> key.key() instanceof EdECPublicKey open && signed(token, open));
  }

  private static boolean signed(CompactJws token, EdECPublicKey key) {
    var jws = new JsonWebSignature();
    jws.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, "EdDSA"));
    jws.setKey(key);
    try {
      jws.setCompactSerialization(token.compact());
      return jws.verifySignature();
    } catch (JoseException e) {
      return false;
    }
  }
}
