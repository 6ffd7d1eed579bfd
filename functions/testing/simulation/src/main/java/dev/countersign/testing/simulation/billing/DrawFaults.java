package dev.countersign.testing.simulation.billing;

import dev.countersign.testing.engine.Faults;
import dev.countersign.testing.engine.Outage;
import dev.countersign.testing.engine.Outage.How;
import dev.countersign.testing.simulation.clock.SeededDraws;
import dev.countersign.testing.simulation.world.WorldEvent;
import dev.countersign.testing.simulation.world.WorldTimeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Draws what fails at an engine. */
final class DrawFaults {
  private static final int DAYS = 90;

  /** How many of 1,000 keys are refused, where some are. */
  private static final int REFUSED = 400;

  private final SeededDraws faults;
  private final SeededDraws trouble;
  private final List<WorldEvent> events;

  private DrawFaults(WorldTimeline timeline, String name) {
    this.faults = SeededDraws.of(timeline.seed(), "faults of " + name);
    this.trouble = SeededDraws.of(timeline.seed(), "trouble of " + name);
    this.events = timeline.events();
  }

  static Faults draw(WorldTimeline timeline, String name) {
    return new DrawFaults(timeline, name).drawn();
  }

  private Faults drawn() {
    var outages = outages();
    boolean isBusy = trouble.perMille(120);
    return new Faults(
        faults.below(1 << 30),
        faults.oneOf(0, 0, 50, 300),
        faults.oneOf(0, 0, 50, 300),
        faults.oneOf(0, 0, 150),
        isBusy || trouble.perMille(200) ? REFUSED : 0,
        isBusy ? busyForLong() : trouble.perMille(120) ? mostlyBroken() : outages);
  }

  private List<Outage> outages() {
    var outages = new ArrayList<Outage>();
    for (int i = faults.oneOf(0, 0, 1, 2); i > 0; i--) {
      var from = beginning();
      int hours = faults.oneOf(1, 6, 6, 30, 60);
      var how = faults.oneOf(How.NO_CONNECTION, How.BUSY, How.BUSY, How.BROKEN);
      outages.add(
          new Outage(
              from,
              from.plus(Duration.ofMinutes(1 + faults.below(hours * 60))),
              how,
              how == How.BUSY && faults.perMille(800)
                  ? Duration.ofMinutes(faults.oneOf(2, 20, 20, 40))
                  : null));
    }
    return outages;
  }

  /** Mostly when something happens in the world: then there is something to bill. */
  private Instant beginning() {
    return events.isEmpty() || faults.perMille(300)
        ? WorldTimeline.START.plus(Duration.ofMinutes(faults.below(DAYS * 24 * 60)))
        : faults.oneOf(events).at().plus(Duration.ofMinutes(faults.between(-60, 10)));
  }

  /** An engine that is away for six hours of eight: longer than some engines know a key. */
  private static List<Outage> mostlyBroken() {
    return IntStream.range(0, DAYS * 3)
        .mapToObj(i -> WorldTimeline.START.plus(Duration.ofHours(8L * i)))
        .map(from -> new Outage(from, from.plus(Duration.ofHours(6)), How.BROKEN, null))
        .toList();
  }

  /**
   * An engine that takes nothing for months, and wants to be asked once a day. What is billed until
   * then goes into it together, and some of it is refused.
   */
  private List<Outage> busyForLong() {
    var until = WorldTimeline.START.plus(Duration.ofDays(30L + trouble.below(170)));
    return List.of(new Outage(WorldTimeline.START, until, How.BUSY, Duration.ofHours(23)));
  }
}
