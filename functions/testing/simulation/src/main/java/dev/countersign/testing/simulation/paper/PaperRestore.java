package dev.countersign.testing.simulation.paper;

import dev.countersign.testing.oracle.dispute.OracleCourse;
import dev.countersign.testing.oracle.dispute.OracleQuarrel;
import dev.countersign.testing.oracle.dispute.OracleStory;
import dev.countersign.testing.oracle.dispute.OracleTold;
import dev.countersign.testing.simulation.clock.SeededDraws;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A restore by which nothing is lost. */
final class PaperRestore {
  private PaperRestore() {}

  /** The table lost nothing; but it is told so, and there is a grace. */
  static OracleTold of(OracleStory story, Set<String> claims, SeededDraws dice) {
    var at = restoredAt(story, dice);
    return new OracleTold.Restored(at, at.plus(Duration.ofDays(1)), bus(story, claims, at));
  }

  /** What the bus has of these claims at a time, by what was told before. */
  static Map<String, OracleTold.Bus> bus(OracleStory story, Set<String> claims, Instant at) {
    var bus = new HashMap<String, OracleTold.Bus>();
    for (var claim : claims) {
      var results = OracleCourse.of(story, claim, at).results();
      if (!results.isEmpty()) {
        var last = results.getLast();
        bus.put(claim, new OracleTold.Bus(last.revision(), last.isReversal() ? null : last));
      }
    }
    return bus;
  }

  /** Mostly while something that was said waits for an answer, and often shortly before it ends. */
  private static Instant restoredAt(OracleStory story, SeededDraws dice) {
    var said =
        story.told().stream()
            .filter(OracleQuarrel.class::isInstance)
            .map(OracleQuarrel.class::cast)
            .toList();
    if (said.isEmpty() || dice.perMille(300)) {
      return story.told().getFirst().toldAt().plus(Duration.ofHours(dice.between(24, 24 * 120)));
    }
    var one = said.get(dice.below(said.size()));
    var deadline = OracleCourse.of(story, one.claim(), one.toldAt()).last().deadline();
    return deadline == null || dice.perMille(200)
        ? one.toldAt().plus(Duration.ofHours(dice.between(1, 24 * 12)))
        : deadline.minus(Duration.ofHours(dice.between(1, 20)));
  }
}
