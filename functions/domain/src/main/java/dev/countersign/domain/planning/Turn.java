package dev.countersign.domain.planning;

/** Why a posting is looked at. */
public enum Turn {
  /** It may be due. */
  USUAL,
  /** Its target rested, and this posting is tried first: its own pause doesn't count. */
  PROBE
}
