package dev.countersign.trust.verify;

import dev.countersign.trust.delivery.RawDelivery;

/** Decides whether a delivery to one source is authentic. Thread-safe. */
@FunctionalInterface
public interface DeliveryVerifier {
  /**
   * Verifies a delivery by its bytes, the source's keys and the delivery's own time of receipt.
   *
   * @return the verified delivery, or the reason why it is rejected; no delivery causes an
   *     exception
   */
  Verification verify(RawDelivery delivery);
}
