package dev.countersign.testing.simulation.run;

import dev.countersign.domain.Claim;
import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.ReasonCodes;
import dev.countersign.domain.history.Entry;
import dev.countersign.testing.simulation.check.StreamedHistories;
import dev.countersign.testing.simulation.check.WorldChecks;
import dev.countersign.testing.simulation.clock.SeededDraws;
import dev.countersign.testing.simulation.world.Message;
import dev.countersign.testing.simulation.world.WorldEvent;
import java.time.Duration;
import java.util.Set;

/** A person who looks at outcomes and decides those that are ambiguous. */
final class Reviewer {
  private static final Set<String> TO_RULE =
      Set.of(ReasonCodes.WITNESS_CONTRADICTS, ReasonCodes.RULE_FAILED);

  private final WorldChecks checks;
  private final MessageSenders senders;
  private final long seed;

  Reviewer(WorldChecks checks, MessageSenders senders, long seed) {
    this.checks = checks;
    this.senders = senders;
    this.seed = seed;
  }

  /**
   * Decides the outcome where it is ambiguous; now and then also where there is nothing to decide.
   */
  void look(String name, WorldEvent.Looked looked) {
    var dice = SeededDraws.of(seed, name);
    Claim claim = looked.contract().claim(looked.fact());
    var history = checks.history(new StreamedHistories.Name(looked.tenant().id(), claim));
    if (history.isEmpty()) {
      return;
    }
    var last = history.getLast();
    boolean ambiguous = last.status() == OutcomeStatus.AMBIGUOUS;
    if (ambiguous || dice.perMille(100)) {
      boolean toRule = ambiguous && TO_RULE.contains(String.valueOf(last.reasonOrNull()));
      String decided =
          toRule || (!ambiguous && dice.perMille(500))
              ? "\"finding\":\"" + dice.oneOf("stands", "falls") + "\""
              : "\"session\":\"" + session(last, dice) + "\"";
      String resolution =
          "{\"claim\":\"%s\",\"by\":\"ada\",\"why\":\"asked them\",%s}".formatted(claim, decided);
      var words = new Message.Words(claim.toString(), resolution);
      String id = "d" + looked.number();
      var message = Message.saying(looked.tenant(), Message.Source.OFFICE, id, words);
      if (dice.perMille(200)) {
        senders.sendTwice(name, message, Duration.ofMinutes(dice.below(60 * 24 * 3)));
      } else {
        senders.send(name, message);
      }
    }
  }

  private static String session(Entry last, SeededDraws dice) {
    var known = last.registers().sessions().keySet().stream().toList();
    return known.isEmpty() || dice.perMille(50) ? "ses_99" : dice.oneOf(known).value();
  }
}
