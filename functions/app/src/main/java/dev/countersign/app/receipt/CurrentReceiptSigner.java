package dev.countersign.app.receipt;

import dev.countersign.app.history.ReceiptIssuer;
import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.domain.history.SealedEntry;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.json.Json;
import dev.countersign.trust.receipt.ReceiptSigner;
import dev.countersign.trust.verify.key.UnusableKey;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Signs receipts with the keys and the issuer of now: a rotation needs no restart. The keys are
 * asked for at the first use, since who signs nothing may not read them. Thread-safe.
 */
public final class CurrentReceiptSigner implements ReceiptIssuer {
  private final Supplier<Secret> keys;
  private final Supplier<String> issuer;
  private volatile @Nullable Ready ready;

  private record Ready(Secret keys, String issuer, ReceiptSigner signer) {}

  /**
   * A signer with the keys that {@code keys} gives at each use; it may cache them.
   *
   * @param issuer gives the claim {@code iss} of each receipt
   */
  public CurrentReceiptSigner(Supplier<Secret> keys, Supplier<String> issuer) {
    this.keys = keys;
    this.issuer = issuer;
  }

  /**
   * The receipt of an entry.
   *
   * @throws Misconfigured when the keys can't be used
   */
  @Override
  public String receipt(SealedEntry entry) {
    try {
      return signer().receipt(entry);
    } catch (UnusableKey e) {
      throw unusable(e);
    }
  }

  /**
   * The note of an erasure; see {@link ReceiptSigner#erasureNote}.
   *
   * @throws Misconfigured when the keys can't be used
   */
  public String erasureNote(Json.Obj claims) {
    try {
      return signer().erasureNote(claims);
    } catch (UnusableKey e) {
      throw unusable(e);
    }
  }

  /**
   * The public keys as a JWK set.
   *
   * @throws Misconfigured when the keys can't be used
   */
  public String publicKeys() {
    return signer().publicKeys();
  }

  /**
   * The signer with the keys as they are now.
   *
   * @throws Misconfigured when the keys can't be used
   */
  public ReceiptSigner signer() {
    var current = keys.get();
    String issued = issuer.get();
    var known = ready;
    if (known == null || !known.issuer.equals(issued) || !known.keys.sameAs(current.reveal())) {
      try {
        known = new Ready(current, issued, ReceiptSigner.of(current, issued));
      } catch (UnusableKey e) {
        throw unusable(e);
      }
      ready = known;
    }
    return known.signer;
  }

  private static Misconfigured unusable(UnusableKey e) {
    return new Misconfigured("the key of receipts can't be used: " + e.getMessage(), e);
  }
}
