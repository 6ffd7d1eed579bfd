package dev.countersign.testing.simulation.cloud;

/** A function's process ends: no code of it may run on, so that nobody but the world catches it. */
public final class ProcessKilled extends Error {
  private static final long serialVersionUID = 1L;

  ProcessKilled() {
    super("killed", null, false, false);
  }
}
