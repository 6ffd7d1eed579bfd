package dev.countersign.testing.simulation.world;

import dev.countersign.testing.simulation.clock.SeededDraws;
import dev.countersign.testing.simulation.world.DrawTerms.Manner;
import java.util.ArrayList;

/** Draws a price, or a list of prices. */
final class DrawPrice {
  private final SeededDraws dice;
  private final Manner manner;
  private final String currency;

  DrawPrice(SeededDraws dice, Manner manner, String currency) {
    this.dice = dice;
    this.manner = manner;
    this.currency = currency;
  }

  String draw() {
    if (manner == Manner.PLAIN || dice.perMille(450)) {
      return "price: {" + (manner == Manner.RICH && dice.perMille(200) ? units() : money()) + "}\n";
    }
    return "price: " + list() + "\n";
  }

  private String list() {
    boolean counted = dice.perMille(150);
    var prices = new ArrayList<String>();
    for (int i = dice.oneOf(1, 1, 2); i > 0; i--) {
      prices.add("{if: \"" + rule() + "\", " + (counted ? units() : money()) + "}");
    }
    String last = dice.perMille(200) ? "if: \"" + rule() + "\", " : "";
    prices.add("{" + last + (counted ? units() : money()) + "}");
    return prices.toString();
  }

  private String rule() {
    return dice.perMille(150)
        ? dice.oneOf("attestation.facts.tier", "$number(attestation.facts.score) > 5")
        : dice.oneOf(
            "attestation.value.amount >= 1000",
            "attestation.facts.tier = 'gold'",
            "attestation.facts.seats > 10",
            "attestation.facts.known = true",
            "session.handled_by = 'human'");
  }

  private String units() {
    return "units: \"" + dice.oneOf("1", "3", "facts.units", "facts.seats") + "\", " + rounding();
  }

  private String money() {
    String price = dice.perMille(450) ? each() : percent();
    return price + ", currency: " + currency + ", " + rounding();
  }

  private String rounding() {
    return "rounding: " + dice.oneOf("HALF_EVEN", "HALF_UP", "DOWN", "UP", "CEILING", "FLOOR");
  }

  private String each() {
    String amount =
        currency.equals("JPY")
            ? dice.oneOf("150", "99", "7")
            : dice.oneOf("1.50", "0.99", "100", "0.05", "7");
    String times = manner == Manner.RICH && dice.perMille(350) ? ", times: facts.seats" : "";
    return "each: \"" + amount + "\"" + times;
  }

  private String percent() {
    String of = manner == Manner.RICH && dice.perMille(250) ? "facts.net" : "value";
    String rate = manner == Manner.RICH && dice.perMille(500) ? ", rate: facts.fx" : "";
    String least = currency.equals("JPY") ? "3" : "0.5";
    return "percent: \"%s\", of: %s%s%s%s"
        .formatted(
            dice.oneOf("2.5", "0.35", "10", "3.333", "7.25", "0.07"),
            of,
            rate,
            dice.perMille(400) ? ", min: \"" + dice.oneOf("1", "2", least) + "\"" : "",
            dice.perMille(400) ? ", max: \"" + dice.oneOf("50", "75", "400") + "\"" : "");
  }
}
