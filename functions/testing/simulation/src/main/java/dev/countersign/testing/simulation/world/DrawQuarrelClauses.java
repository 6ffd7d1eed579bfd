package dev.countersign.testing.simulation.world;

import dev.countersign.testing.simulation.clock.SeededDraws;

/** Draws what terms say of disputes and of missing results: a line each, or nothing. */
public final class DrawQuarrelClauses {
  private DrawQuarrelClauses() {}

  /** The line of {@code dispute}. */
  public static String dispute(SeededDraws dice) {
    if (dice.perMille(100)) {
      return "";
    }
    if (dice.perMille(60)) {
      return "dispute: {}\n";
    }
    return "dispute: {open: %s, answer: %s, decide: %s, seller_silent: %s, undecided: %s, meanwhile: %s%s}\n"
        .formatted(
            dice.oneOf("P30D", "P14D", "P1M", "PT36H"),
            dice.oneOf("P10D", "P3D", "PT72H", "P1M"),
            dice.oneOf("P30D", "P5D", "PT100H", "P1M"),
            dice.oneOf("falls", "stands"),
            dice.oneOf("stands", "falls"),
            dice.oneOf("billed", "withheld"),
            dice.perMille(700) ? ", arbiter: judge" : "");
  }

  /**
   * The line of {@code inquiry}.
   *
   * @param canBeOwed whether the terms have a price that can be told without an attestation
   */
  public static String inquiry(SeededDraws dice, boolean canBeOwed) {
    if (dice.perMille(200)) {
      return "";
    }
    return "inquiry: {answer: %s, silence: %s}\n"
        .formatted(
            dice.oneOf("P30D", "P7D", "PT72H", "P1M"),
            canBeOwed && dice.perMille(600) ? "owed" : "declined");
  }
}
