package dev.countersign.testing.simulation.world;

import dev.countersign.testing.simulation.clock.SeededDraws;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;

/** Draws values and facts as JSON: mostly what the terms want, now and then something else. */
final class DrawFactValue {
  private final SeededDraws dice;
  private final TenantTerms contract;

  DrawFactValue(SeededDraws dice, TenantTerms contract) {
    this.dice = dice;
    this.contract = contract;
  }

  /** An amount in the currency of the terms, or where they convert it, in another. */
  String value() {
    boolean foreign = dice.perMille(contract.names("fx") ? 500 : 15);
    return money(foreign ? "USD" : contract.currency());
  }

  private String money(String currency) {
    return "{\"amount\":\"%s\",\"currency\":\"%s\"}".formatted(amount(currency), currency);
  }

  private String amount(String currency) {
    String whole = String.valueOf(dice.oneOf(0, 10, 100, 1000, dice.between(1, 3000)));
    return Currency.getInstance(currency).getDefaultFractionDigits() == 0
        ? whole
        : whole + "." + dice.oneOf("00", "50", "10", String.valueOf(dice.between(10, 99)));
  }

  /** A fact of this name, of something that occurred then. */
  String of(String name, Instant occurred) {
    return switch (name) {
      case "start" -> date(occurred, 2, 40);
      case "review" -> date(occurred, 0, 20);
      case "seats" -> dice.oneOf("\"3\"", "12", "\"25\"", "\"2.5\"", "7", odd("\"many\""));
      case "units" -> dice.oneOf("\"4\"", "7", "\"1\"", "12", odd("\"2.5\""), odd("-3"));
      case "fx" -> dice.oneOf("\"0.92\"", "1.0837", "\"0.9177\"", "\"110.5\"", odd("\"n/a\""));
      case "net" -> net();
      case "tier" -> dice.oneOf("\"gold\"", "\"silver\"");
      case "score" -> dice.oneOf("\"7\"", "3", "\"4.5\"", odd("\"n/a\""));
      case "known" -> dice.perMille(100) ? "true" : "false";
      default -> throw new IllegalArgumentException(name);
    };
  }

  private String net() {
    return switch (dice.below(4)) {
      case 0 -> money(contract.currency());
      case 1 -> money(contract.names("fx") ? "USD" : contract.currency());
      case 2 -> String.valueOf(dice.between(0, 2000));
      default -> "\"" + amount(contract.currency()) + "\"";
    };
  }

  /** What the terms can't use, in place of something that they can. */
  private String odd(String json) {
    return dice.perMille(400) ? json : "\"5\"";
  }

  private String date(Instant occurred, int daysBefore, int daysAfter) {
    var date =
        occurred.plus(Duration.ofMinutes(dice.between(-60 * 24 * daysBefore, 60 * 24 * daysAfter)));
    return "\""
        + (dice.perMille(600) ? date.atZone(ZoneOffset.UTC).toLocalDate().toString() : date)
        + "\"";
  }
}
