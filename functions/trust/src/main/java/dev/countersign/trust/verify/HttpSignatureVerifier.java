package dev.countersign.trust.verify;

import dev.countersign.trust.delivery.DeliveryRejected;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.delivery.RejectionReason;
import dev.countersign.trust.delivery.Timestamps;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.verify.httpsig.ContentDigest;
import dev.countersign.trust.verify.httpsig.HttpSignatureKey;
import dev.countersign.trust.verify.httpsig.SignatureBase;
import dev.countersign.trust.verify.httpsig.SignatureInput;
import dev.countersign.trust.verify.httpsig.SignatureInput.Covered;
import dev.countersign.trust.verify.httpsig.SignatureTag;
import dev.countersign.trust.verify.key.SourceKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Verifies an HTTP message signature (RFC 9421) that binds the body by its digest (RFC 9530). Only
 * the one signature with our tag counts, or the one without a tag. The key decides the algorithm.
 */
public final class HttpSignatureVerifier implements FailFastVerifier {
  private final Profile.MessageSignature profile;
  private final List<HttpSignatureKey> keys;
  private final SignatureTag tag;

  HttpSignatureVerifier(
      Profile.MessageSignature profile, List<SourceKey> keys, @Nullable String tag) {
    this.profile = profile;
    this.keys = HttpSignatureKey.read(profile, keys);
    this.tag = SignatureTag.of(profile, tag);
  }

  @Override
  public VerifiedDelivery verified(RawDelivery delivery) throws DeliveryRejected {
    var input = SignatureInput.read(delivery, tag);
    if (!input.names().containsAll(profile.components())) {
      throw new DeliveryRejected(RejectionReason.MISSING_COMPONENT);
    }
    byte[] base = SignatureBase.of(delivery, input).getBytes(StandardCharsets.UTF_8);
    int key = matching(input, base, delivery.receivedAt());
    ContentDigest.check(delivery);
    Timestamps.checkWithin(
        input.created(), delivery.receivedAt(), profile.past(), profile.future());
    if (input.expires().filter(end -> !delivery.receivedAt().isBefore(end)).isPresent()) {
      throw new DeliveryRejected(RejectionReason.EXPIRED);
    }
    return new VerifiedDelivery(
        delivery,
        profile,
        key,
        Timestamps.assurance(input.created(), delivery.receivedAt()),
        delivery.body(),
        delivery.body(),
        null,
        input.created(),
        signedHeaders(delivery, input));
  }

  private int matching(SignatureInput input, byte[] base, Instant at) throws DeliveryRejected {
    int found = -1;
    boolean anyFits = false;
    for (HttpSignatureKey key : keys) {
      boolean fits = key.source().isLive(at) && key.fits(input.keyId(), input.algorithm());
      anyFits |= fits;
      if (fits && key.verifies(base, input.signature()) && found < 0) {
        found = key.index();
      }
    }
    if (found < 0) {
      throw new DeliveryRejected(
          anyFits ? RejectionReason.BAD_SIGNATURE : RejectionReason.NO_LIVE_KEY);
    }
    return found;
  }

  private static Map<String, String> signedHeaders(RawDelivery delivery, SignatureInput input) {
    var headers = new TreeMap<String, String>();
    headers.put("signature-input", String.join(", ", delivery.header("signature-input")));
    headers.put("signature", String.join(", ", delivery.header("signature")));
    for (Covered covered : input.covered()) {
      // A credential stays secret, even where the signature covers it.
      if (!covered.name().startsWith("@") && !covered.name().equals("authorization")) {
        headers.put(covered.name(), String.join(", ", delivery.header(covered.name())));
      }
    }
    return headers;
  }
}
