package dev.countersign.forms.inbound;

import dev.countersign.domain.money.Money;
import dev.countersign.domain.terms.Price;
import dev.countersign.forms.json.DecimalMoneyForm;
import dev.countersign.forms.json.Fields;
import dev.countersign.forms.json.Json;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads what somebody holds owed for a line: {@code amount}, or {@code quantity} of units. */
final class SaidAmountForm {
  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000);

  private SaidAmountForm() {}

  /** Whether it is there, however it is written. */
  static boolean isIn(Fields in) {
    return in.get("amount").isPresent() || in.get("quantity").isPresent();
  }

  /** The member that it is written in; {@code amount} where it is in none. */
  static String member(Fields in) {
    return in.get("quantity").isPresent() && in.get("amount").isEmpty() ? "quantity" : "amount";
  }

  /** What is held owed; more than zero. */
  static Optional<Money> read(Fields in) {
    if (in.get("amount").isPresent() && in.get("quantity").isPresent()) {
      in.problem(
          "contradiction", "quantity", "beside an amount", "state one of them, as the line does");
      return Optional.empty();
    }
    var said =
        in.get("quantity").isPresent()
            ? quantity(in)
            : in.object("amount").flatMap(DecimalMoneyForm::read);
    if (said.filter(money -> !money.isPositive()).isPresent()) {
      in.problem(
          "out_of_range", member(in), "not more than zero", "leave it out where nothing is owed");
      return Optional.empty();
    }
    return said;
  }

  private static Optional<Money> quantity(Fields in) {
    if (in.get("quantity").orElseThrow() instanceof Json.Num(BigDecimal number)
        && number.stripTrailingZeros().scale() <= 0
        && number.abs().compareTo(MOST) <= 0) {
      return Optional.of(new Money(number.longValueExact(), Price.UNITS));
    }
    in.problem("wrong_type", "quantity", "not a whole number", "send how many units are owed");
    return Optional.empty();
  }
}
