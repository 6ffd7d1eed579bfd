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
import dev.countersign.trust.verify.key.SourceKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Verifies an HTTP message signature (RFC 9421) whose body is bound by its digest (RFC 9530). The
 * one signature with our tag counts; which algorithm, the key decides.
 */
public final class HttpSignatureVerifier implements FailFastVerifier {
  /** The tag that a signature for us carries, where neither profile nor source names another. */
  public static final String TAG = "countersign";

  private final Profile.MessageSignature profile;
  private final List<HttpSignatureKey> keys;
  private final String tag;

  HttpSignatureVerifier(
      Profile.MessageSignature profile, List<SourceKey> live, @Nullable String tag) {
    this.profile = profile;
    this.keys = HttpSignatureKey.read(profile, live);
    String fallback = Optional.ofNullable(profile.tag()).orElse(TAG);
    this.tag = Optional.ofNullable(tag).orElse(fallback);
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
    Timestamps.within(input.created(), delivery.receivedAt(), profile.past(), profile.future());
    if (input.expires().filter(end -> !delivery.receivedAt().isBefore(end)).isPresent()) {
      throw new DeliveryRejected(RejectionReason.EXPIRED);
    }
    return new VerifiedDelivery(
        delivery,
        profile.about().name(),
        key,
        Timestamps.assurance(input.created(), delivery.receivedAt()),
        delivery.body(),
        delivery.body(),
        null,
        input.created(),
        took(delivery, input));
  }

  private int matching(SignatureInput input, byte[] base, Instant at) throws DeliveryRejected {
    int found = -1;
    boolean usable = false;
    for (HttpSignatureKey key : keys) {
      boolean fits = key.live().live(at) && key.fits(input.keyId(), input.algorithm());
      usable |= fits;
      if (fits && key.signed(base, input.signature()) && found < 0) {
        found = key.place();
      }
    }
    if (found < 0) {
      throw new DeliveryRejected(
          usable ? RejectionReason.BAD_SIGNATURE : RejectionReason.NO_LIVE_KEY);
    }
    return found;
  }

  private static Map<String, String> took(RawDelivery delivery, SignatureInput input) {
    var took = new TreeMap<String, String>();
    took.put("signature-input", String.join(", ", delivery.header("signature-input")));
    took.put("signature", String.join(", ", delivery.header("signature")));
    for (Covered covered : input.covered()) {
      // A credential that was signed over is still a credential.
      if (!covered.name().startsWith("@") && !covered.name().equals("authorization")) {
        took.put(covered.name(), String.join(", ", delivery.header(covered.name())));
      }
    }
    return took;
  }
}
