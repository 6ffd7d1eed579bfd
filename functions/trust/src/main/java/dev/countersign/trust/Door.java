package dev.countersign.trust;

/** One source's way in: its profile with its keys. Safe for several threads. */
@FunctionalInterface
public interface Door {
  /**
   * Decides by the bytes, the keys and the delivery's own time of receipt. Never throws for what
   * came in.
   */
  Verdict verify(RawDelivery delivery);
}
