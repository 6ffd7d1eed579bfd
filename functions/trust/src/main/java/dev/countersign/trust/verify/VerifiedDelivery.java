package dev.countersign.trust.verify;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.Digest;
import dev.countersign.domain.statement.Assurance;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.profile.Profile;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A delivery that was found authentic. Only a delivery verifier of this package can make one. */
public final class VerifiedDelivery {
  private final RawDelivery raw;
  private final Proof proof;

  /**
   * What a door found.
   *
   * @param said the bytes that were signed and say something: the body, or a token's claims
   * @param signed what the signature covers, digested as evidence
   * @param key which of the source's keys it was, from 0
   * @param took the headers that took part in the signature, one value each; never a secret
   */
  record Proof(
      String profile,
      int key,
      Assurance assurance,
      Bytes said,
      Bytes signed,
      @Nullable String messageId,
      @Nullable Instant signedAt,
      Map<String, String> took) {
    Proof {
      took = Map.copyOf(took);
    }
  }

  VerifiedDelivery(RawDelivery raw, Proof proof) {
    this.raw = raw;
    this.proof = proof;
  }

  /** One whose caller is known, and of whose bytes nothing is. */
  static VerifiedDelivery ofCaller(RawDelivery raw, Profile profile, int key) {
    return new VerifiedDelivery(
        raw,
        new Proof(
            profile.about().name(),
            key,
            Assurance.CALLER_ONLY,
            raw.body(),
            raw.body(),
            null,
            null,
            Map.of()));
  }

  public Bytes said() {
    return proof.said();
  }

  /** The raw signed bytes. */
  public Bytes signed() {
    return proof.signed();
  }

  /** SHA-256 of the raw signed bytes. */
  public Digest evidence() {
    return proof.signed().digest();
  }

  public Assurance assurance() {
    return proof.assurance();
  }

  /** The message id, when the scheme signs one. */
  public Optional<String> messageId() {
    return Optional.ofNullable(proof.messageId());
  }

  /** The time that the signature covers, when it covers one. */
  public Optional<Instant> signedAt() {
    return Optional.ofNullable(proof.signedAt());
  }

  public String profile() {
    return proof.profile();
  }

  public int key() {
    return proof.key();
  }

  public Instant receivedAt() {
    return raw.receivedAt();
  }

  public String mediaType() {
    return raw.mediaType();
  }

  /** The headers that took part in the signature, by lower-case name; never a secret. */
  public SortedMap<String, String> took() {
    var lower = new TreeMap<String, String>();
    proof.took().forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    return lower;
  }
}
