package dev.countersign.trust.handshake;

/** What must be kept of a handshake. */
public enum Keep {
  /** The answer completes the handshake. */
  NOTHING,
  /** A person completes the handshake with what the request says. */
  REQUEST
}
