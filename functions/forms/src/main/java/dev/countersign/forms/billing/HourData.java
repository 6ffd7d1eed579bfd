package dev.countersign.forms.billing;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.planning.HourSum;
import dev.countersign.domain.terms.Price;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the request of an hour's sum is made of: the members of a result's data that a sum has, and
 * how many results are in it.
 */
public final class HourData {
  private HourData() {}

  /** The data of an hour, as JSON. */
  public static Bytes of(HourSum sum) {
    var of = sum.of();
    Map<String, Json> data = new TreeMap<>();
    data.put("kind", new Json.Str("sum"));
    data.put("tenant", new Json.Str(of.tenant().value()));
    data.put("outcome", new Json.Str(of.id().value()));
    data.put("type", new Json.Str(HourSum.TYPE.value()));
    data.put("meter", new Json.Str(of.meter().name()));
    data.put("occurred_at", new Json.Str(of.start().toString()));
    data.put("recorded_at", new Json.Str(of.end().toString()));
    data.put("period", new Json.Str(of.month().toString()));
    data.put("zone", new Json.Str("UTC"));
    data.put("results", number(sum.results()));
    if (of.currency().equals(Price.UNITS)) {
      data.put("quantity", number(sum.total()));
    } else {
      var money = new Money(sum.total(), of.currency());
      data.put("amount", new Json.Str(money.decimal().toPlainString()));
      data.put("amount_minor", number(money.minor()));
      data.put("currency", new Json.Str(of.currency().getCurrencyCode()));
    }
    return Bytes.of(CanonicalJson.write(new Json.Obj(data)));
  }

  private static Json number(long value) {
    return new Json.Num(BigDecimal.valueOf(value));
  }
}
