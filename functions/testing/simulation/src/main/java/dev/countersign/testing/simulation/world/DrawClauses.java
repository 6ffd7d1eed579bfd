package dev.countersign.testing.simulation.world;

import dev.countersign.testing.simulation.clock.SeededDraws;
import java.util.ArrayList;

/** Draws the hold, the lock and what is free: a line each, or nothing. */
final class DrawClauses {
  private final SeededDraws dice;
  private final DrawTerms.Frame frame;

  DrawClauses(SeededDraws dice, DrawTerms.Frame frame) {
    this.dice = dice;
    this.frame = frame;
  }

  String hold() {
    if (dice.perMille(250)) {
      return "";
    }
    String from =
        dice.perMille(frame.rich() ? 300 : 100)
            ? dice.oneOf("facts.start", "facts.start", "facts.review", "stated_at")
            : "occurred_at";
    return "hold: {from: %s, for: %s}\n"
        .formatted(from, dice.oneOf("PT1H", "PT72H", "P1D", "P14D", "P1M", "P2DT6H"));
  }

  String lock() {
    if (!dice.perMille(frame.rich() ? 400 : 100)) {
      return "";
    }
    String from =
        dice.perMille(250) ? dice.oneOf("facts.start", "facts.review", "stated_at") : "occurred_at";
    return "lock: {from: %s, for: %s}\n"
        .formatted(from, dice.oneOf("PT72H", "P10D", "P30D", "P2M"));
  }

  String free() {
    var rules = new ArrayList<String>();
    if (dice.perMille(500)) {
      rules.add("human_handled");
    }
    if (dice.perMille(300)) {
      rules.add("{reason: pre_existing, if: \"attestation.facts.known = true\"}");
    }
    if (frame.rich() && dice.perMille(250)) {
      rules.add(
          dice.oneOf(
              "{reason: scored, if: \"$number(attestation.facts.score) > 5\"}",
              "{reason: large, if: \"attestation.facts.seats > 10\"}",
              "{reason: told, if: \"session.conversation = 'conv_1'\"}"));
    }
    return rules.isEmpty() ? "" : "free_when: " + rules + "\n";
  }
}
