package dev.countersign.testing.simulation.months;

import dev.countersign.forms.json.Json;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A leaf as it is read for a check. */
record ReadLeaf(Json.Obj json) {
  String key() {
    return text(json, "key");
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
