package dev.countersign.testing.simulation.world;

import dev.countersign.testing.oracle.OraclePrice;
import dev.countersign.testing.oracle.OracleTerms;
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

  /** The line of {@code inquiry} of terms that are else as these are. */
  public static String inquiry(SeededDraws dice, OracleTerms terms) {
    if (dice.perMille(200)) {
      return "";
    }
    return "inquiry: {answer: %s, silence: %s}\n"
        .formatted(
            dice.oneOf("P30D", "P7D", "PT72H", "P1M"),
            canBeOwed(terms) && dice.perMille(600) ? "owed" : "declined");
  }

  /** Whether {@code apply} takes {@code silence: owed}: the price needs no attestation. */
  public static boolean canBeOwed(OracleTerms terms) {
    return terms.prices().stream().allMatch(one -> isTold(one.kind()))
        && (terms.hold() == null || terms.hold().from().equals("occurred_at"))
        && (terms.lock() == null || terms.lock().from().equals("occurred_at"))
        && terms.clawback().stream().allMatch(one -> one.from().equals("occurred_at"));
  }

  private static boolean isTold(OraclePrice.Kind kind) {
    return switch (kind) {
      case OraclePrice.Each each -> each.times() == null;
      case OraclePrice.Units units -> units.number() != null;
      case OraclePrice.Percent percent -> false;
    };
  }
}
