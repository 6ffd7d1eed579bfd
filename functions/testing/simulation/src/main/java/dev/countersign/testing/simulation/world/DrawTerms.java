package dev.countersign.testing.simulation.world;

import dev.countersign.testing.oracle.OracleAssurance;
import dev.countersign.testing.oracle.OracleFreeRule;
import dev.countersign.testing.oracle.OraclePrice;
import dev.countersign.testing.oracle.OracleSpan;
import dev.countersign.testing.oracle.OracleTerms;
import dev.countersign.testing.oracle.OracleTerms.Attribution;
import dev.countersign.testing.oracle.OracleTerms.By;
import dev.countersign.testing.oracle.OracleTerms.OnConflict;
import dev.countersign.testing.simulation.clock.SeededDraws;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Draws a version of terms, clause by clause: its YAML, and what the oracle makes of it. */
final class DrawTerms {
  private static final String[] ZONES = {
    "UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Auckland"
  };

  /** What all versions of the terms for one outcome type share. */
  record Frame(String outcome, List<String> claimBy, String currency, List<String> sources) {}

  /** A clause: its line of text, and what the oracle makes of it. */
  record Clause<T>(String text, T means) {}

  private final SeededDraws dice;
  private final Frame frame;

  DrawTerms(SeededDraws dice, Frame frame) {
    this.dice = dice;
    this.frame = frame;
  }

  TenantTerms.Version draw(int version, Instant from, Instant appliedAt) {
    var zone = dice.oneOf(ZONES);
    var grade =
        dice.perMille(750) ? OracleAssurance.BODY_SIGNED : dice.oneOf(OracleAssurance.values());
    var by = by();
    String window = "P" + dice.between(5, 45) + "D";
    String waits = dice.oneOf("P1D", "P3D", "P7D", "PT36H");
    var attribution = dice.oneOf(Attribution.values());
    String half = attribution == Attribution.TIME_DECAY ? dice.oneOf("P2D", "PT60H", "P7D") : "";
    var price = price();
    var hold = hold();
    var free = free();
    var conflict = dice.perMille(350) ? OnConflict.REVIEW : OnConflict.KEEP;
    var clawback = DrawClawback.draw(dice);
    String text =
        """
        outcome: %s
        version: %d
        effective_from: %s
        zone: %s
        sources: %s
        assurance: %s
        claim_by: %s
        match: {by: %s, window: %s, wait: %s}
        attribution: %s
        %s%s%s%s%son_conflict: %s
        bill_to: {customer: c-1}
        """
            .formatted(
                frame.outcome,
                version,
                from,
                zone,
                frame.sources,
                word(grade).replace('_', '-'),
                frame.claimBy,
                by.stream().map(DrawTerms::word).toList(),
                window,
                waits,
                word(attribution),
                half.isEmpty() ? "" : "half_life: " + half + "\n",
                price.text,
                hold.text,
                free.text,
                clawback.text(),
                word(conflict));
    var meaning =
        new OracleTerms(
            version,
            from,
            ZoneId.of(zone),
            frame.sources,
            grade,
            by,
            OracleSpan.of(window),
            OracleSpan.of(waits),
            attribution,
            half.isEmpty() ? OracleSpan.NONE : OracleSpan.of(half),
            price.means,
            hold.means.from,
            hold.means.span,
            free.means,
            conflict,
            clawback.means());
    return new TenantTerms.Version(text, meaning, appliedAt);
  }

  private Set<By> by() {
    var by = EnumSet.of(By.SESSION, By.CONVERSATION, By.RECORD, By.SUBJECT);
    if (dice.perMille(300)) {
      by.remove(dice.oneOf(By.values()));
    }
    return by;
  }

  private Clause<OraclePrice> price() {
    var rounding =
        dice.oneOf(
            RoundingMode.HALF_EVEN, RoundingMode.HALF_UP, RoundingMode.DOWN, RoundingMode.UP);
    String tail = "currency: %s, rounding: %s}\n".formatted(frame.currency, rounding);
    if (dice.perMille(450)) {
      String each = dice.oneOf("1.50", "0.99", "100", "0.05", "7");
      String exact = frame.currency.equals("JPY") ? dice.oneOf("150", "99", "7") : each;
      return new Clause<>(
          "price: {each: \"%s\", %s".formatted(exact, tail),
          OraclePrice.each(exact, frame.currency, rounding));
    }
    String percent = dice.oneOf("2.5", "0.35", "10", "3.333", "7.25", "0.07");
    String min = dice.perMille(400) ? dice.oneOf("1", "2", "0.5") : null;
    String max = dice.perMille(400) ? dice.oneOf("50", "75", "400") : null;
    String bounds = bound("min", min) + bound("max", max);
    return new Clause<>(
        "price: {percent: \"%s\", of: value, %s%s".formatted(percent, bounds, tail),
        new OraclePrice(
            null, new BigDecimal(percent), decimal(min), decimal(max), frame.currency, rounding));
  }

  private static String bound(String name, @Nullable String value) {
    return value == null ? "" : name + ": \"" + value + "\", ";
  }

  private static @Nullable BigDecimal decimal(@Nullable String value) {
    return value == null ? null : new BigDecimal(value);
  }

  private record Hold(String from, OracleSpan span) {}

  private Clause<Hold> hold() {
    if (dice.perMille(250)) {
      return new Clause<>("", new Hold("occurred_at", OracleSpan.NONE));
    }
    String from =
        dice.perMille(250) ? "facts.start" : dice.perMille(80) ? "stated_at" : "occurred_at";
    String span = dice.oneOf("PT1H", "PT72H", "P1D", "P14D", "P1M", "P2DT6H");
    return new Clause<>(
        "hold: {from: %s, for: %s}\n".formatted(from, span), new Hold(from, OracleSpan.of(span)));
  }

  private Clause<List<OracleFreeRule>> free() {
    var texts = new ArrayList<String>();
    var rules = new ArrayList<OracleFreeRule>();
    if (dice.perMille(500)) {
      texts.add("human_handled");
      rules.add(OracleFreeRule.HUMAN_HANDLED);
    }
    if (dice.perMille(300)) {
      texts.add("{reason: pre_existing, if: \"attestation.facts.known = true\"}");
      rules.add(
          new OracleFreeRule(
              "pre_existing", (said, with) -> "true".equals(said.facts().get("known"))));
    }
    return new Clause<>(texts.isEmpty() ? "" : "free_when: " + texts + "\n", List.copyOf(rules));
  }

  private static String word(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
