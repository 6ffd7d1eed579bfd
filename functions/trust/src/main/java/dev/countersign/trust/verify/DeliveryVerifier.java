package dev.countersign.trust.verify;

import dev.countersign.trust.delivery.RawDelivery;

/** One source's way in: its profile with its keys. Safe for several threads. */
@FunctionalInterface
public interface DeliveryVerifier {
  /**
   * Decides by the bytes, the keys and the delivery's own time of receipt. Never throws for what
   * came in.
   */
  Verification verify(RawDelivery delivery);
}
