package dev.countersign.proof.month;

import dev.countersign.proof.json.JsonNode;
import java.math.BigInteger;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a month carries over from the time before it, in minor units for each currency and in units
 * for each outcome type.
 *
 * @param opening what stood billed
 * @param held what was counted and waited
 * @param disputed what was disputed
 * @param quantities what stood counted, for each outcome type
 */
public record Carried(
    Map<String, BigInteger> opening,
    Map<String, BigInteger> held,
    Map<String, BigInteger> disputed,
    Map<String, BigInteger> quantities) {
  /** Of a tenant of whom nothing was billed before. */
  public static final Carried NOTHING = new Carried(Map.of(), Map.of(), Map.of(), Map.of());

  public Carried {
    opening = Map.copyOf(opening);
    held = Map.copyOf(held);
    disputed = Map.copyOf(disputed);
    quantities = Map.copyOf(quantities);
  }

  /** What the month after this one carries over. */
  public static Carried from(MonthHeader before) {
    var money = before.json().object("money");
    var quantities = before.json().object("quantities");
    return new Carried(
        plus(sums(money, "opening"), sums(money, "net")),
        sums(money, "held"),
        sums(money, "disputed"),
        plus(sums(quantities, "opening"), sums(quantities, "net")));
  }

  /** What the tenant's first sealed month carries over. */
  public static Carried from(@Nullable OpeningLeaf openingOrNull) {
    if (openingOrNull == null) {
      return NOTHING;
    }
    var money = openingOrNull.json().object("money");
    var quantities = openingOrNull.json().object("quantities");
    var counted = new TreeMap<String, BigInteger>();
    for (String type : quantities.members().keySet()) {
      counted.put(type, quantities.whole(type).orElse(BigInteger.ZERO));
    }
    return new Carried(
        sums(money, "billed"), sums(money, "held"), sums(money, "disputed"), counted);
  }

  /** The currencies that it knows. */
  Set<String> currencies() {
    var all = new TreeSet<>(opening.keySet());
    all.addAll(held.keySet());
    all.addAll(disputed.keySet());
    return all;
  }

  /** One sum of each member of an object of sums. */
  static Map<String, BigInteger> sums(JsonNode.Obj of, String name) {
    var sums = new TreeMap<String, BigInteger>();
    for (String member : of.members().keySet()) {
      sums.put(member, of.object(member).whole(name).orElse(BigInteger.ZERO));
    }
    return sums;
  }

  private static Map<String, BigInteger> plus(
      Map<String, BigInteger> one, Map<String, BigInteger> two) {
    var sum = new TreeMap<>(one);
    two.forEach((name, value) -> sum.merge(name, value, BigInteger::add));
    return sum;
  }
}
