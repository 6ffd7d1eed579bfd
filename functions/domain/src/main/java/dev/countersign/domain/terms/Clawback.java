package dev.countersign.domain.terms;

import java.math.BigDecimal;
import java.util.List;

/**
 * What goes back when a result is taken back after its hold has ended; counted from a date of the
 * attestation.
 */
public sealed interface Clawback {

  /** All of it, always: what holds when the terms say nothing. */
  record Always() implements Clawback {}

  /** All of it until the period's end, then nothing. */
  record Full(DatePath from, CalendarSpan until) implements Clawback {}

  /**
   * The part of the days not yet used up: days left ÷ days in all, differences of dates in the
   * terms' zone.
   */
  record ProRata(DatePath from, CalendarSpan until) implements Clawback {}

  /** A percentage for each period, the first whose end is still ahead; after the last, nothing. */
  record Steps(DatePath from, List<Step> steps) implements Clawback {
    public Steps {
      steps = List.copyOf(steps);
    }
  }

  /** Until this long after the start, {@code percent} (0 to 100) goes back. */
  record Step(CalendarSpan until, BigDecimal percent) {}
}
