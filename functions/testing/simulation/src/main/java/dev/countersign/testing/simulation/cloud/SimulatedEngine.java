package dev.countersign.testing.simulation.cloud;

import dev.countersign.testing.engine.FakeEngine;
import dev.countersign.testing.engine.http.EngineFace;
import java.time.Duration;

/**
 * A billing engine that a target uses.
 *
 * @param host where it is
 * @param way what may happen to requests on their way to it
 */
public record SimulatedEngine(String host, FakeEngine engine, EngineFace face, Way way) {
  /**
   * How late a request may come to it after its try has ended; that is less than any margin of a
   * dedupe window.
   */
  public static final Duration LATEST = Duration.ofMinutes(5);

  /** An engine at this host. */
  public static SimulatedEngine at(String host, FakeEngine engine, Way way) {
    return new SimulatedEngine(host, engine, new EngineFace(engine), way);
  }

  /** What may happen to requests on their way. */
  public enum Way {
    /** Each comes once, or not at all. */
    SENDS_ONCE,
    /** Something on the way may send one twice, which costs nothing where the engine knows keys. */
    MAY_REPEAT
  }
}
