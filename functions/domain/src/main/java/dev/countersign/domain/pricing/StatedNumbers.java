package dev.countersign.domain.pricing;

import dev.countersign.domain.money.Money;
import dev.countersign.domain.statement.Fact;
import dev.countersign.domain.statement.StatementPaths;
import dev.countersign.domain.statement.Truth;
import dev.countersign.domain.terms.ValuePath;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the numbers and amounts of a truth that a price names. */
final class StatedNumbers {
  private static final Pattern DECIMAL = Pattern.compile("\\d{1,15}(\\.\\d{1,15})?");
  private static final Set<String> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  private StatedNumbers() {}

  /** An amount; without a currency of its own it is in the price's. */
  record Amount(BigDecimal number, @Nullable Currency currency) {}

  /** The number at a path, 0 or more; none if there is none. */
  static Optional<BigDecimal> number(Truth truth, ValuePath path) {
    return path.equals(ValuePath.VALUE)
        ? Optional.ofNullable(truth.value()).map(Money::decimal)
        : StatementPaths.fact(truth.facts(), path.path()).flatMap(StatedNumbers::number);
  }

  /** The amount at a path, 0 or more; none if there is none. */
  static Optional<Amount> amount(Truth truth, ValuePath path) {
    if (path.equals(ValuePath.VALUE)) {
      return Optional.ofNullable(truth.value())
          .map(value -> new Amount(value.decimal(), value.currency()));
    }
    return StatementPaths.fact(truth.facts(), path.path())
        .flatMap(fact ->
            fact instanceof Fact.Tree tree
                ? money(tree)
                : number(fact).map(number -> new Amount(number, null)));
  }

  private static Optional<Amount> money(Fact.Tree tree) {
    Fact amount = tree.values().get("amount");
    Fact currency = tree.values().get("currency");
    return amount != null && currency instanceof Fact.Text(String code) && CURRENCIES.contains(code)
        ? number(amount).map(number -> new Amount(number, Currency.getInstance(code)))
        : Optional.empty();
  }

  private static Optional<BigDecimal> number(Fact fact) {
    return switch (fact) {
      case Fact.Numeral(BigDecimal value) -> Optional.of(value).filter(StatedNumbers::isInRange);
      case Fact.Wording(String text, String mark) when DECIMAL.matcher(text).matches() ->
          Optional.of(new BigDecimal(text));
      case Fact.Text(String text) when DECIMAL.matcher(text).matches() ->
          Optional.of(new BigDecimal(text));
      default -> Optional.empty();
    };
  }

  private static boolean isInRange(BigDecimal value) {
    return value.signum() >= 0
        && value.precision() - value.scale() <= 15
        && value.stripTrailingZeros().scale() <= 15;
  }
}
