package dev.countersign.trust;

/** A door that leaves its verification at the first thing that is wrong. */
interface StrictDoor extends Door {
  VerifiedDelivery verified(RawDelivery delivery) throws Refusal;

  @Override
  default Verdict verify(RawDelivery delivery) {
    try {
      return new Verdict.Verified(verified(delivery));
    } catch (Refusal refusal) {
      return new Verdict.Refused(refusal.reason);
    }
  }
}
