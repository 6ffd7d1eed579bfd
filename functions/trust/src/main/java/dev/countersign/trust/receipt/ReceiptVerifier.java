package dev.countersign.trust.receipt;

import dev.countersign.forms.json.Json;
import dev.countersign.trust.delivery.DeliveryRejected;
import dev.countersign.trust.receipt.ReceiptReading.Signed;
import dev.countersign.trust.receipt.ReceiptReading.Unproved;
import dev.countersign.trust.verify.jws.CompactJws;
import dev.countersign.trust.verify.key.UnusableKey;
import java.math.BigDecimal;
import java.security.PublicKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** Checks receipts with nothing but their issuer's public keys. Thread-safe. */
public final class ReceiptVerifier {
  private static final int MAX_LENGTH = 16_384;

  private final List<ReceiptKey> keys;
  private final @Nullable String issuer;

  private ReceiptVerifier(List<ReceiptKey> keys, @Nullable String issuer) {
    this.keys = List.copyOf(keys);
    this.issuer = issuer;
  }

  /**
   * A verifier with these keys.
   *
   * @param publicKeys a JWK set, as {@link ReceiptSigner#publicKeys} gives it
   * @param issuer the claim {@code iss} that a receipt must have; null for whom the keys belong to
   * @throws UnusableKey when the text is no JWK set, or a key in it is not Ed25519, has no {@code
   *     kid} or is private
   */
  public static ReceiptVerifier of(String publicKeys, @Nullable String issuer) {
    var keys = ReceiptKeys.read(publicKeys);
    if (keys.stream().anyMatch(key -> key.jwk().getPrivateKey() != null)) {
      throw new UnusableKey("a private key; a verifier needs the public half only");
    }
    return new ReceiptVerifier(keys, issuer);
  }

  /** The receipt's claims. Empty where this issuer did not sign it. */
  public Optional<Json.Obj> verify(String receipt) {
    return read(receipt) instanceof Signed(Json.Obj claims, String kid)
        ? Optional.of(claims)
        : Optional.empty();
  }

  /** The claims of the note of an erasure. Empty where this issuer did not sign it. */
  public Optional<Json.Obj> verifyErasure(String note) {
    return read(note, ReceiptSigner.ERASURE) instanceof Signed(Json.Obj claims, String kid)
        ? Optional.of(claims)
        : Optional.empty();
  }

  /** The receipt's claims, or why nothing that it says is proved. */
  public ReceiptReading read(String receipt) {
    return receipt.length() > MAX_LENGTH
        ? new Unproved(ReceiptFault.NOT_A_RECEIPT)
        : read(receipt, ReceiptSigner.TYPE);
  }

  private ReceiptReading read(String signed, String type) {
    try {
      return read(CompactJws.ofClaims(signed), type);
    } catch (DeliveryRejected rejection) {
      return new Unproved(ReceiptFault.NOT_A_RECEIPT);
    }
  }

  private ReceiptReading read(CompactJws token, String type) {
    var kid = token.kid();
    var issued = issued(token.claims());
    if (token.header().text("typ").filter(type::equals).isEmpty()
        || kid.isEmpty()
        || issued.isEmpty()) {
      return new Unproved(ReceiptFault.NOT_A_RECEIPT);
    }
    var key = keys.stream().filter(each -> each.kid().equals(kid.get())).findFirst();
    if (key.isEmpty()) {
      return new Unproved(ReceiptFault.UNKNOWN_KEY);
    }
    if (!signed(token, key.get().jwk().getPublicKey())) {
      return new Unproved(ReceiptFault.BAD_SIGNATURE);
    }
    if (issuer != null && token.claims().text("iss").filter(issuer::equals).isEmpty()) {
      return new Unproved(ReceiptFault.ANOTHER_ISSUER);
    }
    if (key.get().hasEnded(issued.get())) {
      return new Unproved(ReceiptFault.KEY_ENDED);
    }
    return key.get().isLive(issued.get())
        ? new Signed(token.claims(), kid.get())
        : new Unproved(ReceiptFault.KEY_NOT_BEGUN);
  }

  /** The claim {@code iat}; empty where it is none. */
  static Optional<Instant> issued(Json.Obj claims) {
    try {
      return claims.members().get("iat") instanceof Json.Num(BigDecimal seconds)
          ? Optional.of(Instant.ofEpochSecond(seconds.longValueExact()))
          : Optional.empty();
    } catch (ArithmeticException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static boolean signed(CompactJws token, PublicKey key) {
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
