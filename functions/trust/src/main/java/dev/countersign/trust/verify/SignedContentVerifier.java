package dev.countersign.trust.verify;

import dev.countersign.trust.delivery.DeliveryRejected;
import dev.countersign.trust.delivery.Headers;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.delivery.RejectionReason;
import dev.countersign.trust.delivery.Timestamps;
import dev.countersign.trust.delivery.Urls;
import dev.countersign.trust.profile.Envelope;
import dev.countersign.trust.profile.Envelope.Part;
import dev.countersign.trust.profile.Envelope.Where;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.signature.SignatureKey;
import dev.countersign.trust.signature.SignedContent;
import dev.countersign.trust.verify.key.SourceKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a signature over content that the profile's template builds. Every key is tried on every
 * signature, so that the time taken does not say which one fits.
 */
public final class SignedContentVerifier implements FailFastVerifier {
  private final Profile.Signed profile;
  private final Envelope envelope;
  private final EnvelopeReader reader;
  private final List<SourceKey> sourceKeys;
  private final List<Optional<SignatureKey>> keys;

  /**
   * A verifier with these keys.
   *
   * @throws dev.countersign.trust.verify.key.UnusableKey when a key is not of the profile's form
   */
  public SignedContentVerifier(Profile.Signed profile, List<SourceKey> sourceKeys) {
    this(
        profile,
        sourceKeys,
        sourceKeys.stream()
            .map(key -> Optional.of(SignatureKey.read(profile.scheme(), key.text())))
            .toList());
  }

  /**
   * A verifier with these keys.
   *
   * @param keys the source's keys in their places; empty for those of another algorithm
   */
  SignedContentVerifier(
      Profile.Signed profile, List<SourceKey> sourceKeys, List<Optional<SignatureKey>> keys) {
    this.profile = profile;
    this.envelope = profile.envelope();
    this.reader = new EnvelopeReader(profile);
    this.sourceKeys = List.copyOf(sourceKeys);
    this.keys = List.copyOf(keys);
  }

  @Override
  public VerifiedDelivery verified(RawDelivery delivery) throws DeliveryRejected {
    String id = reader.id(delivery);
    var rule = envelope.timestamp();
    String timestamp = reader.timestamp(delivery);
    Instant inHeader =
        rule == null || timestamp == null ? null : Timestamps.read(timestamp, rule.unit());
    var given = reader.signatures(delivery);
    var contents = SignedContent.of(envelope, delivery, id, timestamp);
    int key = matching(contents, given, delivery.receivedAt());
    checkMethod(delivery);
    checkDigest(delivery);
    var grade = SignedBoundaries.check(profile, delivery);
    // The time is compared only after the signature, so that a forger learns nothing of the
    // tolerance.
    @Nullable Instant signedAt = inHeader;
    if (rule != null) {
      signedAt = inHeader == null ? reader.timeInBody(rule, delivery) : inHeader;
    }
    if (rule != null && signedAt != null) {
      Timestamps.checkWithin(signedAt, delivery.receivedAt(), rule.past(), rule.future());
    }
    return new VerifiedDelivery(
        delivery,
        profile,
        key,
        grade.orElse(Timestamps.assurance(signedAt, delivery.receivedAt())),
        delivery.body(),
        delivery.body(),
        id,
        signedAt,
        signedHeaders(delivery));
  }

  private int matching(List<SignedContent> contents, List<byte[]> given, Instant at)
      throws DeliveryRejected {
    int found = -1;
    boolean anyLive = false;
    for (int i = keys.size() - 1; i >= 0; i--) {
      var key = keys.get(i);
      if (key.isEmpty()) {
        continue;
      }
      boolean live = sourceKeys.get(i).isLive(at);
      anyLive |= live;
      for (SignedContent content : contents) {
        var comparison = key.get().over(content);
        for (byte[] signature : given) {
          if (comparison.matches(signature) && live) {
            found = i;
          }
        }
      }
    }
    if (found < 0) {
      throw new DeliveryRejected(
          anyLive ? RejectionReason.BAD_SIGNATURE : RejectionReason.NO_LIVE_KEY);
    }
    return found;
  }

  /** A form that comes by GET stands in the address, and leaves no body to keep as evidence. */
  private void checkMethod(RawDelivery delivery) throws DeliveryRejected {
    if (envelope.uses(Part.Name.FORM_SORTED) && delivery.method().equalsIgnoreCase("GET")) {
      throw new DeliveryRejected(RejectionReason.WRONG_METHOD);
    }
  }

  private void checkDigest(RawDelivery delivery) throws DeliveryRejected {
    var where = envelope.bodyDigest();
    if (where == null) {
      return;
    }
    byte[] stated = Urls.parameter(delivery.url(), where.query()).getBytes(StandardCharsets.UTF_8);
    byte[] actual = delivery.body().digest().hex().getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(stated, actual)) {
      throw new DeliveryRejected(RejectionReason.WRONG_DIGEST);
    }
  }

  private Map<String, String> signedHeaders(RawDelivery delivery) throws DeliveryRejected {
    var headers = new TreeMap<String, String>();
    String id = envelope.idHeader();
    if (id != null) {
      headers.put(id, Headers.single(delivery, id));
    }
    if (envelope.timestamp() != null
        && envelope.timestamp().where() instanceof Where.Header(var name)) {
      headers.put(name, Headers.single(delivery, name));
    }
    for (String signature : envelope.signature().headers()) {
      if (!delivery.header(signature).isEmpty()) {
        headers.put(signature, Headers.single(delivery, signature));
      }
    }
    return headers;
  }
}
