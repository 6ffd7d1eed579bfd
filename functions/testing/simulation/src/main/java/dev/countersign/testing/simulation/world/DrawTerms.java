package dev.countersign.testing.simulation.world;

import dev.countersign.testing.simulation.clock.SeededDraws;
import dev.countersign.testing.simulation.meaning.TermsMeaning;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Draws a version of terms, clause by clause. */
final class DrawTerms {
  private static final String[] ZONES = {
    "UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Auckland"
  };

  /** How much the terms of an outcome type say. */
  enum Manner {
    /** What most contracts say: most lives of a fact end in money. */
    PLAIN,
    /** Everything that terms can say. */
    RICH
  }

  /** How the source that bills changes. */
  enum Succession {
    /** It doesn't. */
    NONE,
    /** From the second version on another one speaks for it. */
    SUCCEEDS,
    /** From the beginning it speaks for an earlier one. */
    SINCE_EVER,
    /** From the second version on it is another one, which doesn't speak for it. */
    REPLACES
  }

  /**
   * What all versions of the terms for one outcome type share.
   *
   * @param witness whether the desk is heard too
   * @param payers who pays by each version; the last one by those after it too
   */
  record Frame(
      String outcome,
      List<String> claimBy,
      String currency,
      Manner manner,
      Succession succession,
      Witness witness,
      List<String> payers) {
    String payer(int version) {
      return payers.get(Math.min(version, payers.size()) - 1);
    }

    boolean rich() {
      return manner == Manner.RICH;
    }
  }

  /** Whether there is a witness. */
  enum Witness {
    DESK,
    NOBODY
  }

  private final SeededDraws dice;
  private final Frame frame;
  private final DrawClauses clauses;

  DrawTerms(SeededDraws dice, Frame frame) {
    this.dice = dice;
    this.frame = frame;
    this.clauses = new DrawClauses(dice, frame);
  }

  Frame frame() {
    return frame;
  }

  TenantTerms.Version draw(int version, Instant from, Instant appliedAt) {
    var attribution = dice.oneOf("first", "last", "even", "time_decay", "sole");
    String text =
        """
        outcome: %s
        version: %d
        effective_from: %s
        zone: %s
        %sassurance: %s
        claim_by: %s
        match: {by: %s, window: P%dD, wait: %s}
        attribution: %s
        %s%s%s%s%s%son_conflict: %s
        bill_to: %s
        """
            .formatted(
                frame.outcome,
                version,
                from,
                dice.oneOf(ZONES),
                sources(version),
                assurance(),
                frame.claimBy,
                by(),
                dice.between(5, 45),
                dice.oneOf("P1D", "P3D", "P7D", "PT36H"),
                attribution,
                attribution.equals("time_decay")
                    ? "half_life: " + dice.oneOf("P2D", "PT60H", "P7D") + "\n"
                    : "",
                new DrawPrice(dice, frame.manner, currency(version)).draw(),
                clauses.hold(),
                clauses.lock(),
                clauses.free(),
                DrawClawback.draw(dice, frame.manner),
                dice.perMille(350) ? "review" : "keep",
                frame.payer(version));
    return new TenantTerms.Version(text, TermsMeaning.ofYaml(text), appliedAt);
  }

  private String assurance() {
    int draw = dice.below(100);
    return draw < 85 ? "body-signed" : draw < 93 ? "body-signed-fresh" : "caller-only";
  }

  private String currency(int version) {
    return version > 1 && dice.perMille(80) ? dice.oneOf("EUR", "JPY") : frame.currency;
  }

  private List<String> by() {
    var by = new ArrayList<>(List.of("session", "conversation", "record", "subject"));
    if (dice.perMille(250)) {
      by.remove(dice.below(by.size()));
    }
    return by;
  }

  /** The lines of {@code sources} and {@code succeeds}. */
  private String sources(int version) {
    String others = frame.witness == Witness.DESK ? ", desk" : "";
    return switch (frame.succession) {
      case NONE -> "sources: [crm" + others + "]\n";
      case SUCCEEDS ->
          version == 1
              ? "sources: [oldcrm" + others + "]\n"
              : "sources: [crm" + others + "]\nsucceeds: {crm: [oldcrm]}\n";
      case SINCE_EVER -> "sources: [crm" + others + "]\nsucceeds: {crm: [oldcrm]}\n";
      case REPLACES ->
          version == 1
              ? "sources: [oldcrm, crm" + others + "]\n"
              : "sources: [crm, " + dice.oneOf("oldcrm", "oldcrm" + others) + "]\n";
    };
  }
}
