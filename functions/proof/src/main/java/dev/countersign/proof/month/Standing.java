package dev.countersign.proof.month;

import dev.countersign.proof.json.JsonNode;
import java.math.BigInteger;
import java.util.Optional;

/** What an outcome stands at, before an entry or after it. */
public record Standing(JsonNode.Obj json) {
  /** Of an outcome of which nothing is billed, held or counted. */
  public static final Standing NOTHING = new Standing(JsonNode.Obj.EMPTY);

  /** The currency of the amounts, ISO 4217; none where there are none. */
  public Optional<String> currency() {
    return json.text("currency");
  }

  /** What stands billed, in minor units. */
  public BigInteger billed() {
    return json.whole("billed").orElse(BigInteger.ZERO);
  }

  /** What is counted and waits, in minor units. */
  public BigInteger held() {
    return json.whole("held").orElse(BigInteger.ZERO);
  }

  /** The part of what stands billed that is at stake in a dispute, in minor units. */
  public BigInteger disputed() {
    return json.whole("disputed").orElse(BigInteger.ZERO);
  }

  /** How many units stand counted. */
  public BigInteger quantity() {
    return json.whole("quantity").orElse(BigInteger.ZERO);
  }

  /** The month of the result that stands, as {@code 2026-11}. */
  public Optional<String> since() {
    return json.text("since");
  }
}
