package dev.countersign.testing.oracle;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One rule of the clawback: how much goes back of a result that is taken back after its hold's end.
 *
 * @param reasons the reasons that it is for; none if it is for all others
 * @param from the date that it counts from: {@code occurred_at}, {@code stated_at} or a fact's path
 * @param until the span of {@code FULL} and {@code PRO_RATA}; none if {@code FULL} has no end
 * @param steps the steps of {@code STEPS}, the shortest first
 */
public record OracleClawback(
    @Nullable Set<String> reasons,
    Refund refund,
    String from,
    @Nullable OracleSpan until,
    List<Step> steps) {

  public OracleClawback {
    steps = List.copyOf(steps);
  }

  /** Whether what goes back depends on a date. */
  boolean looksAtADate() {
    return refund != Refund.FULL || until != null;
  }

  /** What goes back. */
  public enum Refund {
    /** All of it until the span's end, then nothing; always all of it if there is no span. */
    FULL,
    /** The price × days left ÷ days in all. */
    PRO_RATA,
    /** The percentage of the first step whose end is still ahead. */
    STEPS
  }

  /** Until this long after the start, this percentage (0 to 100) goes back. */
  public record Step(OracleSpan until, BigDecimal percent) {}
}
