package dev.countersign.testing.simulation.cloud;

import dev.countersign.testing.engine.FakeEngine;
import dev.countersign.testing.engine.http.EngineFace;

/**
 * A billing engine that a target uses.
 *
 * @param host where it is
 * @param way what may happen to requests on their way to it
 */
public record SimulatedEngine(String host, FakeEngine engine, EngineFace face, Way way) {
  /** An engine at this host. */
  public static SimulatedEngine at(String host, FakeEngine engine, Way way) {
    return new SimulatedEngine(host, engine, new EngineFace(engine), way);
  }

  /** What may happen to requests on their way. */
  public enum Way {
    /** Each comes once, or not at all. */
    SENDS_ONCE,
    /** Something on the way may send one twice. Only where the engine knows keys does that cost nothing. */
    MAY_REPEAT
  }
}
