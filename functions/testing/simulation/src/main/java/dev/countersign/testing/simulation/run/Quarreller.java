package dev.countersign.testing.simulation.run;

import dev.countersign.testing.simulation.check.WorldChecks;
import dev.countersign.testing.simulation.clock.SeededDraws;
import dev.countersign.testing.simulation.cloud.SimulatedCloud;
import dev.countersign.testing.simulation.world.Message;
import dev.countersign.testing.simulation.world.QuarrelAct;
import dev.countersign.testing.simulation.world.WorldEvent.Quarrelled;
import java.time.Duration;
import java.time.Instant;

/**
 * Payer, seller and arbiter, who say one thing after the other of an outcome. When and of what they
 * speak they take from its history, as they would from answers and events.
 */
final class Quarreller {
  /** What was said before is decided by then, if nothing fails. */
  private static final Duration HEARD = Duration.ofMinutes(3);

  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration PATIENCE = Duration.ofDays(40);

  private final SimulatedCloud cloud;
  private final WorldChecks checks;
  private final MessageSenders senders;
  private final MisreadSources sources;
  private final long seed;

  Quarreller(
      SimulatedCloud cloud,
      WorldChecks checks,
      MessageSenders senders,
      MisreadSources sources,
      long seed) {
    this.cloud = cloud;
    this.checks = checks;
    this.senders = senders;
    this.sources = sources;
    this.seed = seed;
  }

  void begin(Quarrelled quarrel) {
    next(quarrel, 0, quarrel.at());
  }

  /** Plans what is said next, once what was said before is heard. */
  private void next(Quarrelled quarrel, int place, Instant before) {
    if (place < quarrel.acts().size()) {
      cloud.clock().at(before.plus(HEARD), () -> plan(quarrel, place, before));
    }
  }

  private void plan(Quarrelled quarrel, int place, Instant before) {
    var act = quarrel.acts().get(place);
    var now = cloud.clock().now();
    if (waitsForItsLine(quarrel, act, now)) {
      cloud.clock().after(WEEK, () -> plan(quarrel, place, before));
      return;
    }
    var then = from(quarrel, act, before).plus(act.after());
    var at = then.isAfter(now) ? then : now;
    cloud
        .clock()
        .at(
            at,
            () -> {
              say(quarrel, place, act);
              next(quarrel, place + 1, at);
            });
  }

  /**
   * Until when a line can be disputed is known once it is billed; nobody waits for that for long.
   */
  private boolean waitsForItsLine(Quarrelled quarrel, QuarrelAct act, Instant now) {
    return act.from() == QuarrelAct.From.OPEN_UNTIL
        && now.isBefore(quarrel.at().plus(PATIENCE))
        && checks.view(quarrel.tenant(), quarrel.claim()).openUntil().isEmpty();
  }

  private Instant from(Quarrelled quarrel, QuarrelAct act, Instant before) {
    var view = checks.view(quarrel.tenant(), quarrel.claim());
    return switch (act.from()) {
      case BEFORE -> before;
      case DEADLINE -> view.deadline().orElse(before);
      case OPEN_UNTIL -> view.openUntil().orElse(before);
    };
  }

  private void say(Quarrelled quarrel, int place, QuarrelAct act) {
    String id = "q" + quarrel.number() + "-" + place;
    var dice = SeededDraws.of(seed, "says/" + id);
    var view = checks.view(quarrel.tenant(), quarrel.claim());
    var source = QuarrelWords.source(act.word());
    var ofLines = SeededDraws.of(seed, "lines/" + id);
    var words = new QuarrelWords(quarrel.tenant(), view, dice, ofLines).of(act, id);
    if (words.json().contains("\"line\":")) {
      checks.reach("disputed by month and line");
    }
    var message = Message.saying(quarrel.tenant(), source, id, words);
    if (!act.late().isZero()) {
      sources.misread(quarrel.tenant(), source, act.late());
    }
    if (dice.perMille(150)) {
      senders.sendTwice(id, message, Duration.ofMinutes(dice.below(60 * 24 * 20)));
    } else {
      senders.send(id, message);
    }
  }
}
