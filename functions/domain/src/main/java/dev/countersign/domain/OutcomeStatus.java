package dev.countersign.domain;

import java.util.Arrays;

/** Where an outcome stands. */
public enum OutcomeStatus {
  /** No session yet. */
  PARKED("Parked"),
  /**
   * Several sessions qualify and the terms want exactly one; or witnesses contradict and a person
   * must look.
   */
  AMBIGUOUS("Ambiguous"),
  /** Counted, waiting for the hold's end. */
  HELD("Held"),
  /** Published to billing. */
  BILLABLE("Billable"),
  /** Taken back before it was billed. */
  VOID("Void"),
  /** Billed, then taken back, wholly or in part. */
  REVERSED("Reversed"),
  /** The terms say no. */
  NOT_BILLABLE("NotBillable"),
  /** Nobody's session within the wait. */
  LAPSED("Lapsed");

  private final String wire;

  OutcomeStatus(String wire) {
    this.wire = wire;
  }

  /** The word for it in answers and events. */
  public String wire() {
    return wire;
  }

  /** The status with this word. */
  public static OutcomeStatus ofWire(String word) {
    return Arrays.stream(values())
        .filter(status -> status.wire.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no status " + word));
  }
}
