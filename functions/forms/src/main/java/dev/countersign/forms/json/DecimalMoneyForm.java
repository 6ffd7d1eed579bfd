package dev.countersign.forms.json;

import dev.countersign.domain.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Reads {@code {"amount": "12.50", "currency": "EUR"}}. */
public final class DecimalMoneyForm {
  private DecimalMoneyForm() {}

  /** The amount; {@code too_many_decimals} is noted where the currency has fewer. */
  public static Optional<Money> read(Fields in) {
    in.present("amount");
    var currency = currency(in, "currency");
    var amount = in.decimal("amount");
    if (amount.isEmpty() || currency.isEmpty()) {
      return Optional.empty();
    }
    return exact(in, amount.get(), currency.get());
  }

  /**
   * The amount of a member of this name that means nothing: only what is of a wrong type is noted,
   * and an amount that {@link #read} would refuse is left out.
   */
  public static Optional<Money> readIfSound(Fields in, String name) {
    var members = in.object(name);
    members.ifPresent(DecimalMoneyForm::checkTypes);
    return members.isPresent()
            && in.get(name).map(value -> Fields.read(value, DecimalMoneyForm::read)).orElseThrow()
                instanceof Reading.Read<Money>(Money money)
        ? Optional.of(money)
        : Optional.empty();
  }

  private static void checkTypes(Fields in) {
    for (String name : List.of("amount", "currency")) {
      if (in.get(name).filter(value -> !(value instanceof Json.Str)).isPresent()) {
        in.problem("wrong_type", name, "not a string", "send a string, or leave the value out");
      }
    }
  }

  /** Checks a cost, which may be finer than a minor unit: tokens cost fractions of a cent. */
  public static void cost(Fields in) {
    in.present("amount");
    in.decimal("amount");
    currency(in, "currency");
  }

  /** A required code of ISO 4217 whose currency has a minor unit. */
  public static Optional<Currency> currency(Fields in, String name) {
    return in.required(name, 16)
        .flatMap(code -> {
          var known =
              Currency.getAvailableCurrencies().stream()
                  .filter(c -> c.getCurrencyCode().equals(code))
                  .filter(c -> c.getDefaultFractionDigits() >= 0)
                  .findFirst();
          if (known.isEmpty()) {
            in.problem(
                "unknown_currency",
                name,
                "no currency of ISO 4217 that can be billed",
                "send a code such as EUR");
          }
          return known;
        });
  }

  private static Optional<Money> exact(Fields in, BigDecimal amount, Currency currency) {
    try {
      return Optional.of(Money.of(amount, currency, RoundingMode.UNNECESSARY));
    } catch (ArithmeticException e) {
      in.problem(
          "too_many_decimals",
          "amount",
          "more decimals than the currency has",
          "round it to " + Money.digits(currency) + " decimals");
      return Optional.empty();
    }
  }
}
