package dev.countersign.trust.verify;

import dev.countersign.trust.delivery.DeliveryRejected;
import dev.countersign.trust.delivery.RawDelivery;

/** A door that leaves its verification at the first thing that is wrong. */
interface FailFastVerifier extends DeliveryVerifier {
  VerifiedDelivery verified(RawDelivery delivery) throws DeliveryRejected;

  @Override
  default Verification verify(RawDelivery delivery) {
    try {
      return new Verification.Verified(verified(delivery));
    } catch (DeliveryRejected refusal) {
      return new Verification.Rejected(refusal.reason);
    }
  }
}
