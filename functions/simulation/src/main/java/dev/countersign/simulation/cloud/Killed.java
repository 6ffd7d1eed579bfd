package dev.countersign.simulation.cloud;

/** A function's process ends: no code of it may run on, so that nobody but the world catches it. */
public final class Killed extends Error {
  private static final long serialVersionUID = 1L;

  Killed() {
    super("killed", null, false, false);
  }
}
