package dev.countersign.testing.simulation.clock;

import java.util.Comparator;

/** What is due at a time: a thread goes on, or an action runs to its end without waiting. */
sealed interface ScheduledWork {
  Comparator<ScheduledWork> ORDER =
      Comparator.comparingLong(ScheduledWork::at).thenComparingLong(ScheduledWork::order);

  /** In nanoseconds since 1970. */
  long at();

  /** Decides between two that are due at one time. */
  long order();

  record Turn(long at, long order, SimulatedThread thread) implements ScheduledWork {}

  record Action(long at, long order, Runnable action) implements ScheduledWork {}
}
