package dev.countersign.domain.registers;

import java.time.Instant;

/**
 * A person's finding on a fact over which the sources contradict each other: who, and why, for the
 * record. It settles what was said up to its time; a later contradiction asks again.
 */
public record Ruling(Finding finding, String by, String why, Instant at) {
  public enum Finding {
    /** It is so: it is billed as if nobody had contradicted. */
    STANDS,
    /** It is not so: nothing is owed for it. */
    FALLS
  }
}
