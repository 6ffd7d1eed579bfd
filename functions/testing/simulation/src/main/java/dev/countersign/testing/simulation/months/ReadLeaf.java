package dev.countersign.testing.simulation.months;

import dev.countersign.forms.json.Json;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A leaf as it is read for a check. */
record ReadLeaf(Json.Obj json) {
  String key() {
    return text(json, "key");
  }

  /** Its key as it is known without the entry's hash. */
  String keyWithoutHash() {
    return key().substring(0, key().lastIndexOf('/') + 1);
  }

  /** The outcome type of an entry. */
  String type() {
    return text(json, "type");
  }

  /** The currency of what an entry's outcome stood at, {@code was}, or stands at, {@code is}. */
  Optional<String> currency(String side) {
    return side(side).flatMap(stands -> stands.text("currency"));
  }

  /** A sum of what an entry's outcome stood at, or stands at; it is left out where it is zero. */
  long sum(String side, String member) {
    return side(side)
        .filter(stands -> stands.get(member).isPresent())
        .map(stands -> number(stands, member))
        .orElse(0L);
  }

  private Optional<Json.Obj> side(String side) {
    return json.get(side).map(Json.Obj.class::cast);
  }

  /** Whether it came late, or a restore took its entry back. */
  List<String> marks() {
    return Stream.of("late", "superseded").filter(json.members()::containsKey).toList();
  }

  /** Its results, by their ids, each as {@code EUR 199}. */
  SortedMap<String, String> results() {
    var results = new TreeMap<String, String>();
    for (Json item : items()) {
      var result = (Json.Obj) item;
      results.put(text(result, "id"), currency(result) + " " + minor(result));
    }
    return results;
  }

  /** What its results sum to, for each currency. */
  void addTo(SortedMap<String, Long> sums) {
    for (Json item : items()) {
      var result = (Json.Obj) item;
      sums.merge(currency(result), minor(result), Long::sum);
    }
  }

  private List<Json> items() {
    return json.members().get("results") instanceof Json.Arr(List<Json> items) ? items : List.of();
  }

  private static String currency(Json.Obj result) {
    return result.members().get("currency") instanceof Json.Str(String code)
        ? code
        : MonthBooks.UNITS;
  }

  private static long minor(Json.Obj result) {
    if (result.members().get("currency") instanceof Json.Str(String code)) {
      int digits = Currency.getInstance(code).getDefaultFractionDigits();
      return new BigDecimal(text(result, "amount")).movePointRight(digits).longValueExact();
    }
    return number(result, "quantity");
  }

  /** A header's {@code net} of all currencies. */
  void addNetTo(SortedMap<String, Long> sums) {
    addAll("money", "net", sums);
  }

  /** A sum of a header, for each currency. */
  SortedMap<String, Long> sums(String member) {
    var sums = new TreeMap<String, Long>();
    addAll("money", member, sums);
    return sums;
  }

  /** A header's counts of inquiries, for each outcome type; without those that are zero. */
  SortedMap<String, SortedMap<String, Long>> inquiries() {
    var all = new TreeMap<String, SortedMap<String, Long>>();
    json.get("inquiries")
        .map(Json.Obj.class::cast)
        .ifPresent(types ->
            types.members().forEach((type, counts) -> all.put(type, counts((Json.Obj) counts))));
    return all;
  }

  private static SortedMap<String, Long> counts(Json.Obj of) {
    var counts = new TreeMap<String, Long>();
    of.members().keySet().forEach(word -> counts.put(word, number(of, word)));
    counts.values().removeIf(count -> count == 0);
    return counts;
  }

  private void addAll(String of, String member, SortedMap<String, Long> sums) {
    if (json.members().get(of) instanceof Json.Obj money) {
      money
          .members()
          .forEach(
              (currency, all) -> sums.merge(currency, number((Json.Obj) all, member), Long::sum));
    }
  }

  private static String text(Json.Obj object, String name) {
    if (object.members().get(name) instanceof Json.Str(String text)) {
      return text;
    }
    throw new IllegalStateException("no " + name);
  }

  private static long number(Json.Obj object, String name) {
    if (object.members().get(name) instanceof Json.Num number) {
      return number.value().longValueExact();
    }
    throw new IllegalStateException("no " + name);
  }
}
