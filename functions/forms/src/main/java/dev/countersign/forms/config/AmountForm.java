package dev.countersign.forms.config;

import dev.countersign.domain.money.Money;
import dev.countersign.forms.json.Fields;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;

/** Reads the numbers of terms, each within its bounds. */
final class AmountForm {
  /** The least amount of 13 digits before the point. */
  private static final BigDecimal TOO_MUCH = BigDecimal.TEN.pow(12);

  private static final int DECIMALS = 6;

  private AmountForm() {}

  /** An amount of at most 12 digits before the point, and no finer than the minor unit. */
  static Optional<BigDecimal> money(Fields in, String name, Optional<Currency> currency) {
    var amount = in.decimal(name);
    if (amount.filter(a -> a.compareTo(TOO_MUCH) >= 0).isPresent()) {
      in.problem(
          "out_of_range", name, "more than 12 digits before the point", "state a smaller amount");
      return Optional.empty();
    }
    int digits = currency.map(Money::digits).orElse(Integer.MAX_VALUE);
    if (amount.filter(a -> a.stripTrailingZeros().scale() > digits).isPresent()) {
      in.problem(
          "too_many_decimals",
          name,
          "finer than the currency's minor unit",
          "state it with at most " + digits + " decimals");
      return Optional.empty();
    }
    return amount;
  }

  /** A percentage from 0 to {@code most}, with at most 6 decimals. */
  static Optional<BigDecimal> percent(Fields in, String name, int most) {
    var percent = in.decimal(name);
    if (percent.filter(p -> p.compareTo(BigDecimal.valueOf(most)) > 0).isPresent()) {
      in.problem("out_of_range", name, "over " + most + " per cent", "state 0 to " + most);
      return Optional.empty();
    }
    if (percent.filter(p -> p.scale() > DECIMALS).isPresent()) {
      in.problem("out_of_range", name, "more than 6 decimals", "state at most 6 decimals");
      return Optional.empty();
    }
    return percent;
  }
}
