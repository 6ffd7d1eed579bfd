package dev.countersign.forms.entry;

import dev.countersign.domain.money.Money;
import java.io.IOException;
import java.util.Currency;

/** Money in minor units: {@code {"currency":"EUR","minor":1250}}. */
final class MinorUnitsForm {
  private MinorUnitsForm() {}

  static void write(FormWriter out, Money money) throws IOException {
    out.text("currency", money.currency().getCurrencyCode());
    out.number("minor", money.minor());
  }

  static Money read(FormReader in) throws IOException {
    var currency = in.text("currency", Currency::getInstance);
    return new Money(in.number("minor"), currency);
  }
}
