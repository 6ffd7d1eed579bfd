package dev.countersign.testing.simulation.clock;

import java.util.Comparator;

/** What happens then: a strand goes on, or an action runs to its end without waiting. */
sealed interface ScheduledWork {
  Comparator<ScheduledWork> ORDER =
      Comparator.comparingLong(ScheduledWork::at).thenComparingLong(ScheduledWork::order);

  /** In nanoseconds since 1970. */
  long at();

  /** Which of those at one time comes first. */
  long order();

  record Turn(long at, long order, SimulatedThread strand) implements ScheduledWork {}

  record Action(long at, long order, Runnable action) implements ScheduledWork {}
}
