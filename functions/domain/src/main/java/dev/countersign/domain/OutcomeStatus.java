package dev.countersign.domain;

import java.util.Arrays;

/** Where an outcome stands. */
public enum OutcomeStatus {
  /** It waits: no candidate session came yet, or the source that bills attested nothing. */
  PARKED("Parked"),
  /** A person or a source must decide: several sessions under {@code sole}, or a contradiction. */
  AMBIGUOUS("Ambiguous"),
  /** It is counted and becomes billable when its hold ends. */
  HELD("Held"),
  /** It is owed in full and published; with the reason {@code restored}, as the bus has it. */
  BILLABLE("Billable"),
  /** It was taken back before any result was published. */
  VOID("Void"),
  /** It was billed once and then taken back, wholly or in part. */
  REVERSED("Reversed"),
  /** Nothing is owed by the terms, or by a person's ruling. */
  NOT_BILLABLE("NotBillable"),
  /** The wait ended without a candidate session, or without a choice among several. */
  LAPSED("Lapsed");

  private final String wire;

  OutcomeStatus(String wire) {
    this.wire = wire;
  }

  /** The status's word in answers and events. */
  public String wire() {
    return wire;
  }

  /**
   * The status with this word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static OutcomeStatus ofWire(String word) {
    return Arrays.stream(values())
        .filter(status -> status.wire.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no status " + word));
  }
}
