package dev.countersign.proof.month;

import dev.countersign.proof.json.JsonNode;
import java.math.BigInteger;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** A month's sums of what is counted in units, for each outcome type. */
final class QuantityTally {
  private final SortedMap<String, BigInteger> counted = new TreeMap<>();
  private final SortedMap<String, BigInteger> takenBack = new TreeMap<>();

  void add(EntryLeaf entry) {
    for (ResultLine result : entry.results()) {
      if (result.currency().isEmpty()) {
        var sums = result.isBillable() ? counted : takenBack;
        sums.merge(entry.type(), result.quantity(), BigInteger::add);
      }
    }
  }

  JsonNode.Obj json(Carried carried) {
    var types = new TreeSet<>(carried.quantities().keySet());
    types.addAll(counted.keySet());
    types.addAll(takenBack.keySet());
    var sums = new TreeMap<String, JsonNode>();
    for (String type : types) {
      var more = counted.getOrDefault(type, BigInteger.ZERO);
      var less = takenBack.getOrDefault(type, BigInteger.ZERO);
      var opening = carried.quantities().getOrDefault(type, BigInteger.ZERO);
      sums.put(
          type,
          JsonNode.Obj.of(
              Map.of(
                  "opening", JsonNode.Num.of(opening),
                  "counted", JsonNode.Num.of(more),
                  "taken_back", JsonNode.Num.of(less),
                  "net", JsonNode.Num.of(more.add(less)))));
    }
    return new JsonNode.Obj(sums);
  }
}
