package dev.countersign.domain.registers;

import java.time.Instant;

/**
 * A person's finding on a contradiction between a witness and the source that bills. It settles
 * what was stated up to its time; a later contradiction needs another ruling.
 *
 * @param by who ruled
 * @param why the person's reason
 * @param at the time of the resolution
 */
public record Ruling(Finding finding, String by, String why, Instant at) {
  /** What the person found. */
  public enum Finding {
    /** The fact stands: it is billed as if nobody had contradicted. */
    STANDS,
    /** The fact falls: nothing is owed for it. */
    FALLS
  }
}
