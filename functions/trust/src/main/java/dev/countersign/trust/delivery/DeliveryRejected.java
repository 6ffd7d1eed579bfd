package dev.countersign.trust.delivery;

/** Leaves a verification at the first thing that is wrong. Never seen outside a door. */
public final class DeliveryRejected extends Exception {
  private static final long serialVersionUID = 1L;
  public final RejectionReason reason;

  public DeliveryRejected(RejectionReason reason) {
    super(reason.wire(), null, false, false);
    this.reason = reason;
  }
}
