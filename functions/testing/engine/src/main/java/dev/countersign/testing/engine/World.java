package dev.countersign.testing.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A made-up world that one seed decides: lives of outcomes, in which order and how often their
 * result events come, and an engine with rules and faults. The same seed is always the same world.
 *
 * @param results each result event once, in the order in which they were recorded
 * @param arrivals every coming of every event, in order: each comes at least once, not before it
 *     was recorded, and often late or after another that was recorded later
 * @param quiet from when on nothing comes any more and no outage is left
 */
public record World(
    long seed,
    EngineRules rules,
    List<BilledResult> results,
    List<Arrival> arrivals,
    Instant quiet) {

  public World {
    results = List.copyOf(results);
    arrivals = List.copyOf(arrivals);
  }

  /** A world whose engine has rules and faults of the seed's. */
  public static World of(long seed) {
    return of(seed, WorldRules.of(seed));
  }

  /** The same lives and arrivals, and an engine with these rules. */
  public static World of(long seed, EngineRules rules) {
    var results = new WorldLives(Draws.of(seed, "lives")).results();
    var arrivals = arrivals(results, Draws.of(seed, "arrivals"));
    var last = arrivals.getLast().at();
    for (var outage : rules.faults().outages()) {
      last = last.isAfter(outage.until()) ? last : outage.until();
    }
    return new World(seed, rules, results, arrivals, last);
  }

  private static List<Arrival> arrivals(List<BilledResult> results, Draws draws) {
    var arrivals = new ArrayList<Arrival>();
    for (var result : results) {
      int times = draws.in100(60) ? 1 : draws.between(2, 3);
      for (int i = 0; i < times; i++) {
        arrivals.add(new Arrival(result.recordedAt().plus(delay(draws)), result));
      }
    }
    arrivals.sort(Comparator.comparing(Arrival::at));
    return arrivals;
  }

  private static Duration delay(Draws draws) {
    int kind = draws.between(0, 9);
    if (kind < 6) {
      return draws.lessThan(Duration.ofSeconds(5));
    }
    return draws.lessThan(kind < 9 ? Duration.ofHours(2) : Duration.ofDays(3));
  }
}
