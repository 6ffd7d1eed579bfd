package dev.countersign.testing.oracle;

import java.math.BigDecimal;
import java.util.List;

/**
 * How much goes back of a result that is taken back at or after its hold's end.
 *
 * @param from the date that it counts from: {@code occurred_at}, {@code stated_at}, or {@code
 *     facts.} and a path
 * @param until the span of {@code FULL} and {@code PRO_RATA}
 * @param steps the steps of {@code STEPS}, the shortest first
 */
public record OracleClawback(Refund refund, String from, OracleSpan until, List<Step> steps) {
  /** Terms without a clawback. */
  public static final OracleClawback ALWAYS =
      new OracleClawback(Refund.ALWAYS, "occurred_at", OracleSpan.NONE, List.of());

  public OracleClawback {
    steps = List.copyOf(steps);
  }

  public static OracleClawback full(String from, String until) {
    return new OracleClawback(Refund.FULL, from, OracleSpan.of(until), List.of());
  }

  public static OracleClawback proRata(String from, String until) {
    return new OracleClawback(Refund.PRO_RATA, from, OracleSpan.of(until), List.of());
  }

  public static OracleClawback steps(String from, List<Step> steps) {
    return new OracleClawback(Refund.STEPS, from, OracleSpan.NONE, steps);
  }

  /** The rule. */
  public enum Refund {
    /** All of it, always. */
    ALWAYS,
    /** All of it until the span's end, then nothing. */
    FULL,
    /** The price × days left ÷ days in all. */
    PRO_RATA,
    /** The percentage of the first step whose end is still ahead. */
    STEPS
  }

  /** Until this long after the start, this percentage (0 to 100) goes back. */
  public record Step(OracleSpan until, BigDecimal percent) {}
}
