package dev.countersign.trust.verify;

import dev.countersign.trust.delivery.DeliveryRejected;
import dev.countersign.trust.delivery.RawDelivery;

/** A delivery verifier that ends at the first mistake. */
interface FailFastVerifier extends DeliveryVerifier {
  /**
   * The verified delivery.
   *
   * @throws DeliveryRejected at the first mistake
   */
  VerifiedDelivery verified(RawDelivery delivery) throws DeliveryRejected;

  @Override
  default Verification verify(RawDelivery delivery) {
    try {
      return new Verification.Verified(verified(delivery));
    } catch (DeliveryRejected rejection) {
      return new Verification.Rejected(rejection.reason);
    }
  }
}
