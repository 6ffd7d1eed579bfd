package dev.countersign.trust.verify.jws;

import dev.countersign.trust.delivery.DeliveryRejected;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.delivery.RejectionReason;
import dev.countersign.trust.profile.CanonicalText;
import dev.countersign.trust.profile.TokenBinding;
import java.util.HexFormat;

/** Checks the claims that tie a token to the request that carries it. */
public final class RequestBinding {
  private RequestBinding() {}

  /**
   * Checks every claim that the profile's binding names.
   *
   * @throws DeliveryRejected as {@code missing_claim} where a claim is absent, since an absent
   *     claim ties nothing, or as {@code wrong_binding} where it differs from the request
   */
  public static void check(TokenBinding binding, CompactJws token, RawDelivery delivery)
      throws DeliveryRejected {
    if (binding.body() != null) {
      checkClaim(token, binding.body(), bodyDigest(binding, delivery));
    }
    if (binding.url() != null) {
      checkClaim(token, binding.url(), delivery.url());
    }
    if (binding.method() != null) {
      checkClaim(token, binding.method(), delivery.method());
    }
  }

  private static String bodyDigest(TokenBinding binding, RawDelivery delivery) {
    byte[] sha256 = HexFormat.of().parseHex(delivery.body().digest().hex());
    return CanonicalText.encode(sha256, binding.encoding());
  }

  private static void checkClaim(CompactJws token, String claim, String actual)
      throws DeliveryRejected {
    String stated =
        token
            .claims()
            .text(claim)
            .orElseThrow(() -> new DeliveryRejected(RejectionReason.MISSING_CLAIM));
    if (!stated.equals(actual)) {
      throw new DeliveryRejected(RejectionReason.WRONG_BINDING);
    }
  }
}
