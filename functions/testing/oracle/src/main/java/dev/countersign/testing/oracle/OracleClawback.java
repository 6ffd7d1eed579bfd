package dev.countersign.testing.oracle;

import java.math.BigDecimal;
import java.util.List;

/**
 * What goes back of a result that is taken back after its hold.
 *
 * @param from the date that it counts from: {@code occurred_at}, {@code stated_at} or {@code
 *     facts.…}
 * @param until how long, for {@code FULL} and {@code PRO_RATA}
 * @param steps for {@code STEPS}, the shortest first
 */
public record OracleClawback(Refund refund, String from, OracleSpan until, List<Step> steps) {
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

  /** How much goes back. */
  public enum Refund {
    /** All of it, whenever: there is no clause. */
    ALWAYS,
    /** All of it until the end, then nothing. */
    FULL,
    /** By the days that are left. */
    PRO_RATA,
    /** So many per cent until each step's end. */
    STEPS
  }

  /** Until so long after the start, so many per cent, 0 to 100. */
  public record Step(OracleSpan until, BigDecimal percent) {}
}
