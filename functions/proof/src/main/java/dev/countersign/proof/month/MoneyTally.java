package dev.countersign.proof.month;

import dev.countersign.proof.json.JsonNode;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** A month's sums in minor units, for each currency. */
final class MoneyTally {
  private final String period;
  private final SortedMap<String, BigInteger> billed = new TreeMap<>();
  private final SortedMap<String, BigInteger> reversed = new TreeMap<>();
  private final SortedMap<String, BigInteger> ofEarlierMonths = new TreeMap<>();
  private final SortedMap<String, BigInteger> held = new TreeMap<>();
  private final SortedMap<String, BigInteger> disputed = new TreeMap<>();

  MoneyTally(String period) {
    this.period = period;
  }

  void add(EntryLeaf entry) {
    boolean earlier = entry.was().since().filter(since -> since.compareTo(period) < 0).isPresent();
    for (ResultLine result : entry.results()) {
      result.currency().ifPresent(currency -> add(result, currency, earlier));
    }
    // What a restore took back no longer waits, and is not at stake; the entries after it go on
    // from before it.
    if (!entry.isSuperseded()) {
      add(held, entry.was(), entry.was().held().negate());
      add(held, entry.is(), entry.is().held());
      add(disputed, entry.was(), entry.was().disputed().negate());
      add(disputed, entry.is(), entry.is().disputed());
    }
  }

  private void add(ResultLine result, String currency, boolean earlier) {
    if (result.isBillable()) {
      billed.merge(currency, result.minor(), BigInteger::add);
      return;
    }
    reversed.merge(currency, result.minor(), BigInteger::add);
    if (earlier) {
      ofEarlierMonths.merge(currency, result.minor(), BigInteger::add);
    }
  }

  private static void add(Map<String, BigInteger> sums, Standing standing, BigInteger change) {
    standing.currency().ifPresent(currency -> sums.merge(currency, change, BigInteger::add));
  }

  /** By how much more waits at the month's end than at its begin. */
  Map<String, BigInteger> heldChanges() {
    return held;
  }

  /** By how much more is at stake in disputes at the month's end than at its begin. */
  Map<String, BigInteger> disputedChanges() {
    return disputed;
  }

  JsonNode.Obj json(Carried carried, Optional<Map<String, BigInteger>> stillRefundable) {
    var currencies = new TreeSet<>(carried.currencies());
    currencies.addAll(billed.keySet());
    currencies.addAll(reversed.keySet());
    currencies.addAll(held.keySet());
    stillRefundable.ifPresent(known -> currencies.addAll(known.keySet()));
    var sums = new TreeMap<String, JsonNode>();
    for (String currency : currencies) {
      var gone = of(reversed, currency);
      var of = new TreeMap<String, JsonNode>();
      of.put("opening", number(of(carried.opening(), currency)));
      of.put("billed", number(of(billed, currency)));
      of.put("reversed", number(gone));
      of.put("of_earlier_months", number(of(ofEarlierMonths, currency)));
      of.put("net", number(of(billed, currency).add(gone)));
      of.put("held", number(of(carried.held(), currency).add(of(held, currency))));
      of.put("disputed", number(of(carried.disputed(), currency).add(of(disputed, currency))));
      stillRefundable.ifPresent(known -> of.put("still_refundable", number(of(known, currency))));
      sums.put(currency, new JsonNode.Obj(of));
    }
    return new JsonNode.Obj(sums);
  }

  private static BigInteger of(Map<String, BigInteger> sums, String currency) {
    return sums.getOrDefault(currency, BigInteger.ZERO);
  }

  private static JsonNode.Num number(BigInteger value) {
    return JsonNode.Num.of(value);
  }
}
