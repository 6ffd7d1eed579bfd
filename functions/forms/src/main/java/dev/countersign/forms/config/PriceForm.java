package dev.countersign.forms.config;

import dev.countersign.domain.terms.Price;
import dev.countersign.forms.json.DecimalMoneyForm;
import dev.countersign.forms.json.Fields;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;

/** Reads {@code price}: an amount for each result, or a percentage of the attested value. */
final class PriceForm {
  static final Set<String> FIELDS =
      Set.of("each", "percent", "of", "min", "max", "currency", "rounding");

  private PriceForm() {}

  static Optional<Price> read(Fields price) {
    price.only(FIELDS);
    var currency = DecimalMoneyForm.currency(price, "currency");
    var rounding = rounding(price);
    var each = price.decimal("each");
    var percent = price.decimal("percent");
    if (price.get("each").isPresent() == price.get("percent").isPresent()) {
      price.problem(
          "contradiction", "each", "needs either each or percent", "state one of the two");
    }
    if (each.isPresent()) {
      return currency.map(unit -> new Price.Each(each.get(), unit, rounding));
    }
    return percent.flatMap(share -> percent(price, share, currency, rounding));
  }

  private static RoundingMode rounding(Fields price) {
    var rounding =
        price.upperWord("rounding", RoundingMode.values()).orElse(RoundingMode.HALF_EVEN);
    if (rounding == RoundingMode.UNNECESSARY) {
      price.problem("unknown_word", "rounding", "doesn't round", "name HALF_EVEN, HALF_UP, DOWN …");
    }
    return rounding;
  }

  private static Optional<Price> percent(
      Fields price, BigDecimal percent, Optional<Currency> currency, RoundingMode rounding) {
    if (price.text("of", 40).filter(of -> !of.equals("value")).isPresent()) {
      price.problem("unknown_word", "of", "only of value", "write value");
    }
    var min = price.decimal("min");
    var max = price.decimal("max");
    if (min.isPresent() && max.isPresent() && min.get().compareTo(max.get()) > 0) {
      price.problem("contradiction", "min", "more than max", "lower min or raise max");
    }
    return currency.map(
        unit -> new Price.Percent(percent, min.orElse(null), max.orElse(null), unit, rounding));
  }
}
