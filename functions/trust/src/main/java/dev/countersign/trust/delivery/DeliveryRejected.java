package dev.countersign.trust.delivery;

/** Ends a verification at the first mistake. It never leaves a delivery verifier. */
public final class DeliveryRejected extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why the delivery is rejected. */
  public final RejectionReason reason;

  /** Without stack trace: a rejection is an expected result. */
  public DeliveryRejected(RejectionReason reason) {
    super(reason.wire(), null, false, false);
    this.reason = reason;
  }
}
