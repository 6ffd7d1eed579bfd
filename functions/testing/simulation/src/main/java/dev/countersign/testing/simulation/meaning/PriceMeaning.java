package dev.countersign.testing.simulation.meaning;

import dev.countersign.forms.json.Json;
import dev.countersign.testing.oracle.OraclePrice;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Reads a price of terms. */
final class PriceMeaning {
  private PriceMeaning() {}

  static OraclePrice of(Json.Obj price) {
    var when = Members.textOrNull(price, "if");
    var rounding = Members.textOrNull(price, "rounding");
    return new OraclePrice(
        when == null ? null : RuleMeanings.of(when),
        kind(price),
        Members.textOrNull(price, "currency"),
        rounding == null ? RoundingMode.HALF_EVEN : RoundingMode.valueOf(rounding));
  }

  private static OraclePrice.Kind kind(Json.Obj price) {
    var each = Members.decimalOrNull(price, "each");
    if (each != null) {
      return new OraclePrice.Each(each, Members.textOrNull(price, "times"));
    }
    var percent = Members.decimalOrNull(price, "percent");
    if (percent != null) {
      var of = Members.textOrNull(price, "of");
      return new OraclePrice.Percent(
          percent,
          of == null ? "value" : of,
          Members.textOrNull(price, "rate"),
          Members.decimalOrNull(price, "min"),
          Members.decimalOrNull(price, "max"));
    }
    var units = Members.text(price, "units");
    return units.startsWith("facts.")
        ? new OraclePrice.Units(null, units)
        : new OraclePrice.Units(new BigDecimal(units), null);
  }
}
