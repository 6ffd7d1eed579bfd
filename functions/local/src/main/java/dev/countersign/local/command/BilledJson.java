package dev.countersign.local.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.countersign.app.deliver.reconcile.BilledFinding;
import dev.countersign.domain.Bytes;
import dev.countersign.forms.json.JsonOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A finding of a look at a target, as a line of JSON. */
final class BilledJson {
  private BilledJson() {}

  static Bytes of(BilledFinding finding, Instant first) {
    return JsonOutput.object(out -> {
      out.writeStringField("tenant", finding.target().tenant().value());
      out.writeStringField("target", finding.target().name().value());
      out.writeStringField("found", finding.kind().word());
      out.writeStringField("follows", finding.follows().word());
      out.writeStringField("scope", finding.scope());
      out.writeStringField("id", finding.id());
      var claim = finding.claimOrNull();
      if (claim != null) {
        out.writeStringField("claim", claim.toString());
      }
      var group = finding.groupOrNull();
      if (group != null) {
        out.writeStringField("customer", group.customer());
        out.writeStringField("meter", group.meter());
      }
      number(out, "owed", finding.owedOrNull());
      number(out, "has", finding.hasOrNull());
      if (finding.kind().isDifference()) {
        out.writeStringField("since", first.toString());
      }
      var request = finding.proposalOrNull();
      if (request != null) {
        out.writeObjectFieldStart("request");
        out.writeStringField("method", request.method());
        out.writeStringField("url", request.url().toString());
        out.writeStringField("body", request.body());
        out.writeEndObject();
      }
    });
  }

  private static void number(JsonGenerator out, String name, @Nullable BigDecimal value)
      throws IOException {
    if (value != null) {
      out.writeNumberField(name, value);
    }
  }
}
