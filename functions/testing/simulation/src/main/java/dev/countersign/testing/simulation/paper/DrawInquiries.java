package dev.countersign.testing.simulation.paper;

import dev.countersign.testing.simulation.clock.SeededDraws;
import dev.countersign.testing.simulation.world.QuarrelAct;
import dev.countersign.testing.simulation.world.QuarrelAct.From;
import dev.countersign.testing.simulation.world.QuarrelAct.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Draws what the seller asks about outcomes, and puts it between what is said of their lines. */
record DrawInquiries(SeededDraws dice) {

  List<QuarrelAct> among(List<QuarrelAct> quarrel) {
    if (!dice.perMille(400)) {
      return quarrel;
    }
    var acts = new ArrayList<>(quarrel);
    int place = dice.below(acts.size() + 1);
    acts.add(place, act(From.BEFORE, minutes(60 * 24 * 20), Word.ASKED));
    if (dice.perMille(150)) {
      acts.add(++place, act(From.BEFORE, minutes(60 * 24 * 20), Word.ASKED));
    }
    switch (dice.below(6)) {
      case 0, 1 -> acts.add(place + 1, act(From.DEADLINE, second(), Word.DECLINED));
      case 2 -> acts.add(place + 1, act(From.DEADLINE, second(), Word.ASKED_NO_MORE));
      case 3 -> acts.add(place + 1, act(From.BEFORE, minutes(60 * 24 * 10), Word.ASKED_NO_MORE));
      default -> {}
    }
    return acts;
  }

  /** A second around. */
  private Duration second() {
    return Duration.ofSeconds(dice.oneOf(-1, -1, 0, 1));
  }

  private Duration minutes(int most) {
    return Duration.ofMinutes(dice.between(1, most));
  }

  private QuarrelAct act(From from, Duration after, Word word) {
    boolean isReplayed = dice.perMille(from == From.BEFORE ? 100 : 300);
    var late = isReplayed ? Duration.ofHours(dice.between(1, 24 * 20)) : Duration.ZERO;
    return new QuarrelAct(from, after, word, dice.oneOf("wrong_value", "other"), null, late);
  }
}
