package dev.countersign.trust.verify;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.Digest;
import dev.countersign.domain.statement.Assurance;
import dev.countersign.domain.statement.ProvableTo;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.profile.AttainableAssurance;
import dev.countersign.trust.profile.Profile;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A delivery whose signature is good. Only a verifier of this package can make one. */
public final class VerifiedDelivery {
  private final RawDelivery raw;
  private final String profile;
  private final int keyIndex;
  private final Assurance assurance;
  private final ProvableTo provableTo;
  private final Bytes payload;
  private final Bytes signed;
  private final @Nullable String messageId;
  private final @Nullable Instant signedAt;
  private final SortedMap<String, String> signedHeaders;

  /**
   * What a verifier found.
   *
   * @param keyIndex which of the source's keys it was, from 0
   * @param payload the bytes that state something: the body, or a token's claims
   * @param signed the raw bytes that are kept as evidence
   * @param signedHeaders the headers that took part in the signature, one value each; never a
   *     secret
   */
  VerifiedDelivery(
      RawDelivery raw,
      Profile profile,
      int keyIndex,
      Assurance assurance,
      Bytes payload,
      Bytes signed,
      @Nullable String messageId,
      @Nullable Instant signedAt,
      Map<String, String> signedHeaders) {
    this.raw = raw;
    this.profile = profile.about().name();
    this.provableTo =
        assurance == Assurance.CALLER_ONLY
            ? ProvableTo.NOBODY
            : AttainableAssurance.provableTo(profile);
    this.keyIndex = keyIndex;
    this.assurance = assurance;
    this.payload = payload;
    this.signed = signed;
    this.messageId = messageId;
    this.signedAt = signedAt;
    var lower = new TreeMap<String, String>();
    signedHeaders.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    this.signedHeaders = lower;
  }

  /** One whose caller is known, while nothing covers its bytes. */
  static VerifiedDelivery ofCaller(RawDelivery raw, Profile profile, int keyIndex) {
    return new VerifiedDelivery(
        raw,
        profile,
        keyIndex,
        Assurance.CALLER_ONLY,
        raw.body(),
        raw.body(),
        null,
        null,
        Map.of());
  }

  /** The bytes that state something: the body, or a token's claims. */
  public Bytes payload() {
    return payload;
  }

  /** The raw bytes that the signature was checked over, to be kept as evidence. */
  public Bytes signed() {
    return signed;
  }

  /** SHA-256 of {@link #signed()}. */
  public Digest evidence() {
    return signed.digest();
  }

  public Assurance assurance() {
    return assurance;
  }

  /** Whom the evidence convinces. */
  public ProvableTo provableTo() {
    return provableTo;
  }

  /** The message id, where the scheme signs one. */
  public Optional<String> messageId() {
    return Optional.ofNullable(messageId);
  }

  /** The time that the signature covers, where it covers one. */
  public Optional<Instant> signedAt() {
    return Optional.ofNullable(signedAt);
  }

  /** The profile's name. */
  public String profile() {
    return profile;
  }

  /** Which of the source's keys verified it, from 0. */
  public int keyIndex() {
    return keyIndex;
  }

  public Instant receivedAt() {
    return raw.receivedAt();
  }

  public String mediaType() {
    return raw.mediaType();
  }

  /** The headers that took part in the signature, by lower-case name; never a secret. */
  public SortedMap<String, String> signedHeaders() {
    return new TreeMap<>(signedHeaders);
  }
}
