package dev.countersign.proof.month;

import dev.countersign.proof.json.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Currency;
import java.util.Optional;
import java.util.TreeMap;

/** One result event, as the leaf of its entry has it. */
public record ResultLine(JsonNode.Obj json) {
  private static final String RECORDED_PERIOD = "recorded_period";

  public boolean isBillable() {
    return json.text("kind").orElseThrow().equals("billable");
  }

  /** The event's id. */
  public String id() {
    return json.text("id").orElseThrow();
  }

  /** The currency, ISO 4217; none of what is counted in units. */
  public Optional<String> currency() {
    return json.text("currency");
  }

  /** The amount in minor units; zero of what is counted in units. */
  public BigInteger minor() {
    return json.text("amount")
        .map(amount -> new BigDecimal(amount).unscaledValue())
        .orElse(BigInteger.ZERO);
  }

  /** How many units; 1 or -1 of what has an amount. */
  public BigInteger quantity() {
    return json.whole("quantity").orElseThrow();
  }

  /** What the receipt of its entry says of it. */
  public JsonNode.Obj claimed() {
    var members = new TreeMap<>(json.members());
    members.remove(RECORDED_PERIOD);
    return new JsonNode.Obj(members);
  }

  /** How many decimals a currency has: 2 of EUR, 0 of JPY; -1 of a code that ISO 4217 hasn't. */
  public static int digits(String currency) {
    try {
      return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    } catch (IllegalArgumentException e) {
      return -1;
    }
  }
}
