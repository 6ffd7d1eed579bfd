package dev.countersign.trust.verify;

import dev.countersign.trust.delivery.RejectionReason;

/** The result of verifying a delivery. */
public sealed interface Verification {
  /** The delivery is authentic. */
  record Verified(VerifiedDelivery delivery) implements Verification {}

  /** The delivery is not authentic, for this reason. */
  record Rejected(RejectionReason reason) implements Verification {}
}
