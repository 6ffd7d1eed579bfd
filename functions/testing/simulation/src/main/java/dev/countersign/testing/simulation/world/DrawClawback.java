package dev.countersign.testing.simulation.world;

import dev.countersign.testing.simulation.clock.SeededDraws;
import dev.countersign.testing.simulation.world.DrawTerms.Manner;
import java.util.ArrayList;

/** Draws a clawback clause: how much of a price is given back for which reasons, and until when. */
final class DrawClawback {
  private DrawClawback() {}

  static String draw(SeededDraws dice, Manner manner) {
    if (dice.perMille(250)) {
      return "";
    }
    if (manner == Manner.PLAIN || dice.perMille(400)) {
      return "clawback: {" + rule(dice) + "}\n";
    }
    var rules = new ArrayList<String>();
    rules.add("{reasons: " + dice.oneOf("[fraud]", "[fraud, wrong]") + ", " + rule(dice) + "}");
    if (dice.perMille(300)) {
      rules.add("{reasons: [cancelled], " + rule(dice) + "}");
    }
    if (dice.perMille(700)) {
      rules.add("{" + rule(dice) + "}");
    }
    return "clawback: " + rules + "\n";
  }

  private static String rule(SeededDraws dice) {
    String from = "from: " + (dice.perMille(200) ? "facts.start" : "occurred_at");
    String until = ", until: " + dice.oneOf("P30D", "P2M", "P90D", "P6M");
    return switch (dice.below(5)) {
      case 0 -> from + ", refund: full";
      case 1 -> from + until + ", refund: full";
      case 2, 3 -> from + until + ", refund: pro_rata";
      default ->
          from
              + ", steps: [{until: P10D, refund: \"100\"}, {until: P40D, refund: \""
              + dice.oneOf("50", "33", "66.6")
              + "\"}, {until: P100D, refund: \"10\"}]";
    };
  }
}
