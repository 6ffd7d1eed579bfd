package dev.countersign.forms.engine.request;

import dev.countersign.forms.json.Json;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a reading of a customer's period is made of.
 *
 * @param period such as {@code 2026-11}
 * @param to the first instant after the period
 * @param zone in which its dates are written
 * @param settings the target's, those with a default included
 */
public record PeriodInput(
    String tenant,
    String customer,
    String meter,
    String period,
    Instant from,
    Instant to,
    ZoneId zone,
    Map<String, String> settings)
    implements RequestInput {
  public PeriodInput {
    settings = Map.copyOf(settings);
  }

  @Override
  public Json.Obj json() {
    Map<String, Json> names = new TreeMap<>();
    names.put("tenant", new Json.Str(tenant));
    names.put("customer", new Json.Str(customer));
    names.put("meter", new Json.Str(meter));
    names.put("period", new Json.Str(period));
    names.put("from", TimeNames.of(from, zone));
    names.put("to", TimeNames.of(to, zone));
    names.put("settings", TimeNames.texts(settings));
    return new Json.Obj(names);
  }
}
