package dev.countersign.trust;

/** What a door says of a delivery. */
public sealed interface Verdict {
  record Verified(VerifiedDelivery delivery) implements Verdict {}

  record Refused(Reason reason) implements Verdict {}
}
