package dev.countersign.testing.oracle;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The facts and the value that were said, each with its place in the order. */
final class OracleFields {
  private final Map<String, Placed> facts = new HashMap<>();
  private @Nullable OracleValue value;
  private int placeOfValue;

  private record Placed(@Nullable Object fact, int place) {}

  /** Replaces what the statement states. */
  void put(OracleStatement said, int place) {
    for (var fact : said.facts().entrySet()) {
      facts.put(fact.getKey(), new Placed(fact.getValue(), place));
    }
    if (said.value() != null) {
      value = said.value();
      placeOfValue = place;
    }
  }

  /** Puts the newest of each fact of both into {@code all}, and gives the newest value of both. */
  @Nullable OracleValue newest(OracleFields other, Map<String, @Nullable Object> all) {
    facts.forEach((name, one) -> all.put(name, one.fact()));
    other.facts.forEach((name, one) -> {
      var mine = facts.get(name);
      if (mine == null || mine.place() < one.place()) {
        all.put(name, one.fact());
      }
    });
    return other.placeOfValue > placeOfValue ? other.value : value;
  }

  Map<String, @Nullable Object> facts() {
    Map<String, @Nullable Object> all = new HashMap<>();
    facts.forEach((name, one) -> all.put(name, one.fact()));
    return all;
  }

  @Nullable OracleValue value() {
    return value;
  }
}
