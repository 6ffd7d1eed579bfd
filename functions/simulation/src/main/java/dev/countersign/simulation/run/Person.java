package dev.countersign.simulation.run;

import dev.countersign.domain.Claim;
import dev.countersign.domain.outcome.Entry;
import dev.countersign.domain.outcome.Reasons;
import dev.countersign.domain.outcome.Status;
import dev.countersign.simulation.check.Books;
import dev.countersign.simulation.check.Checks;
import dev.countersign.simulation.clock.Dice;
import dev.countersign.simulation.world.Happening;
import dev.countersign.simulation.world.Message;

/** Somebody who looks at outcomes and decides. */
final class Person {
  private final Checks checks;
  private final Senders senders;
  private final long seed;

  Person(Checks checks, Senders senders, long seed) {
    this.checks = checks;
    this.senders = senders;
    this.seed = seed;
  }

  /** What there is to decide, is decided; now and then where there is nothing. */
  void look(String name, Happening.Looked looked) {
    var dice = Dice.of(seed, name);
    Claim claim = looked.contract().claim(looked.fact());
    var history = checks.history(new Books.Name(looked.tenant().id(), claim));
    if (history.isEmpty()) {
      return;
    }
    var last = history.getLast();
    boolean ambiguous = last.status() == Status.AMBIGUOUS;
    if (ambiguous || dice.perMille(100)) {
      boolean contradiction = Reasons.WITNESS_CONTRADICTS.equals(last.reasonOrNull());
      String decided =
          contradiction || (!ambiguous && dice.perMille(500))
              ? "\"finding\":\"" + dice.oneOf("stands", "falls") + "\""
              : "\"session\":\"" + session(last, dice) + "\"";
      String said =
          "{\"claim\":\"%s\",\"by\":\"ada\",\"why\":\"asked them\",%s}".formatted(claim, decided);
      senders.send(name, Message.resolving(looked.tenant(), "d" + looked.number(), said));
    }
  }

  private static String session(Entry last, Dice dice) {
    var known = last.registers().sessions().keySet().stream().toList();
    return known.isEmpty() || dice.perMille(50) ? "ses_99" : dice.oneOf(known).value();
  }
}
