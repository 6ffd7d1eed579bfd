package dev.countersign.forms.config;

import dev.countersign.domain.terms.Price;
import dev.countersign.forms.json.DecimalMoneyForm;
import dev.countersign.forms.json.Fields;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one price: an amount for each result, a percentage of an amount that is stated, or units
 * that are only counted.
 */
final class PriceForm {
  static final Set<String> FIELDS =
      Set.of(
          RuleForm.FIELD,
          "each",
          "times",
          "percent",
          "of",
          "rate",
          "min",
          "max",
          "units",
          "currency",
          "rounding");
  private static final List<String> KINDS = List.of("each", "percent", "units");

  private PriceForm() {}

  static Optional<Price> read(Fields price) {
    price.only(FIELDS);
    var kinds = KINDS.stream().filter(kind -> price.get(kind).isPresent()).toList();
    if (kinds.size() != 1) {
      price.problem(
          "contradiction",
          "each",
          "needs exactly one of each, percent and units",
          "state one of the three");
    }
    String kind = kinds.isEmpty() ? "each" : kinds.getFirst();
    belongs(price, "times", kind, "each");
    belongs(price, "rate", kind, "percent");
    var rounding = rounding(price);
    if (kind.equals("units")) {
      return units(price, rounding);
    }
    var currency = DecimalMoneyForm.currency(price, "currency");
    return kind.equals("each")
        ? each(price, currency, rounding)
        : percent(price, currency, rounding);
  }

  /** Notes where a field stands beside another kind of price than its own. */
  private static void belongs(Fields price, String field, String kind, String own) {
    if (price.get(field).isPresent() && !kind.equals(own)) {
      price.problem("contradiction", field, "only beside " + own, "remove it");
    }
  }

  private static RoundingMode rounding(Fields price) {
    var rounding =
        price.upperWord("rounding", RoundingMode.values()).orElse(RoundingMode.HALF_EVEN);
    if (rounding == RoundingMode.UNNECESSARY) {
      price.problem("unknown_word", "rounding", "doesn't round", "name HALF_EVEN, HALF_UP, DOWN …");
    }
    return rounding;
  }

  private static Optional<Price> units(Fields price, RoundingMode rounding) {
    for (String money : List.of("currency", "of", "min", "max")) {
      if (price.get(money).isPresent()) {
        price.problem("contradiction", money, "units have no price", "remove it");
      }
    }
    return UnitsForm.read(price, "units", rounding).map(units -> units);
  }

  private static Optional<Price> each(
      Fields price, Optional<Currency> currency, RoundingMode rounding) {
    var amount = AmountForm.money(price, "each", currency);
    var times = ValuePathForm.fact(price, "times");
    limits(price, currency);
    return amount.flatMap(
        each -> currency.map(unit -> new Price.Each(each, times.orElse(null), unit, rounding)));
  }

  private static Optional<Price> percent(
      Fields price, Optional<Currency> currency, RoundingMode rounding) {
    var percent = AmountForm.percent(price, "percent", 1000);
    var of = ValuePathForm.valueOrFact(price, "of");
    var rate = ValuePathForm.fact(price, "rate");
    var limits = limits(price, currency);
    return percent.flatMap(share ->
        currency.map(unit ->
            new Price.Percent(
                share,
                of,
                rate.orElse(null),
                limits.min().orElse(null),
                limits.max().orElse(null),
                unit,
                rounding)));
  }

  private record Limits(Optional<BigDecimal> min, Optional<BigDecimal> max) {}

  /** Beside {@code each} they are without effect, but held to the same form. */
  private static Limits limits(Fields price, Optional<Currency> currency) {
    var min = AmountForm.money(price, "min", currency);
    var max = AmountForm.money(price, "max", currency);
    if (min.isPresent() && max.isPresent() && min.get().compareTo(max.get()) > 0) {
      price.problem("contradiction", "min", "more than max", "lower min or raise max");
    }
    return new Limits(min, max);
  }
}
