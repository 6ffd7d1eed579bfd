package dev.countersign.simulation.clock;

import java.util.Comparator;

/** What happens then: a strand goes on, or an action runs to its end without waiting. */
sealed interface Due {
  Comparator<Due> ORDER = Comparator.comparingLong(Due::at).thenComparingLong(Due::order);

  /** In nanoseconds since 1970. */
  long at();

  /** Which of those at one time comes first. */
  long order();

  record Turn(long at, long order, Strand strand) implements Due {}

  record Action(long at, long order, Runnable action) implements Due {}
}
