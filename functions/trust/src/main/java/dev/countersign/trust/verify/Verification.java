package dev.countersign.trust.verify;

import dev.countersign.trust.delivery.RejectionReason;

/** What a door says of a delivery. */
public sealed interface Verification {
  record Verified(VerifiedDelivery delivery) implements Verification {}

  record Rejected(RejectionReason reason) implements Verification {}
}
