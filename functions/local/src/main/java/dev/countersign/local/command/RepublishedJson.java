package dev.countersign.local.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.countersign.app.operate.republish.RepublishedSums;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.json.JsonOutput;
import java.io.IOException;
import java.util.Map;

/** The sums of one tenant's events, as JSON. */
final class RepublishedJson {
  private RepublishedJson() {}

  static Bytes of(TenantId tenant, RepublishedSums.OfTenant sums) {
    return JsonOutput.object(out -> {
      out.writeStringField("tenant", tenant.value());
      side(out, "billable", sums.billables());
      side(out, "reversal", sums.reversals());
      out.writeObjectFieldStart("changed");
      out.writeNumberField("events", sums.changes());
      out.writeEndObject();
    });
  }

  private static void side(JsonGenerator out, String name, RepublishedSums.Side side)
      throws IOException {
    out.writeObjectFieldStart(name);
    out.writeNumberField("events", side.events());
    for (var money : side.money().entrySet()) {
      out.writeStringField(money.getKey(), money.getValue().decimal().toPlainString());
    }
    units(out, side.units());
    out.writeEndObject();
  }

  /** Apart from money: a meter may be called like a currency. */
  private static void units(JsonGenerator out, Map<String, Long> units) throws IOException {
    if (units.isEmpty()) {
      return;
    }
    out.writeObjectFieldStart("units");
    for (var meter : units.entrySet()) {
      out.writeNumberField(meter.getKey(), meter.getValue());
    }
    out.writeEndObject();
  }
}
