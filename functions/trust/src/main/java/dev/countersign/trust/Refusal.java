package dev.countersign.trust;

/** Leaves a verification at the first thing that is wrong. Never seen outside a door. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;
  final Reason reason;

  Refusal(Reason reason) {
    super(reason.wire(), null, false, false);
    this.reason = reason;
  }
}
