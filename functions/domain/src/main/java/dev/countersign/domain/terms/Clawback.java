package dev.countersign.domain.terms;

import java.math.BigDecimal;
import java.util.List;

/**
 * How much of the price goes back when a result is taken back at or after its hold's end. It counts
 * from the date that {@code from} names.
 */
public sealed interface Clawback {

  /** All of it, always: the rule of terms without a clawback. */
  record Always() implements Clawback {}

  /** All of it until the span's end, then nothing. */
  record Full(DatePath from, CalendarSpan until) implements Clawback {}

  /**
   * The price × days left ÷ days in all: all of it before the span, nothing after it. Days are
   * differences of dates in the terms' zone.
   */
  record ProRata(DatePath from, CalendarSpan until) implements Clawback {}

  /** The percentage of the first step whose end is still ahead; after the last one, nothing. */
  record Steps(DatePath from, List<Step> steps) implements Clawback {
    public Steps {
      steps = List.copyOf(steps);
    }
  }

  /** Until this long after the start, {@code percent} (0 to 100) of the price goes back. */
  record Step(CalendarSpan until, BigDecimal percent) {}
}
