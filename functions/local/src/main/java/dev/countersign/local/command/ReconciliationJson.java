package dev.countersign.local.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.countersign.app.delivery.Answers;
import dev.countersign.app.history.AppendResult;
import dev.countersign.app.operate.restore.ReconcileRestoredTable.Told;
import dev.countersign.domain.Bytes;
import dev.countersign.forms.json.JsonOutput;
import java.io.IOException;

/** The result for one outcome of a restored table, as JSON. */
final class ReconciliationJson {
  private ReconciliationJson() {}

  static Bytes of(Told told) {
    return JsonOutput.object(out -> {
      out.writeStringField("tenant", told.tenant().value());
      out.writeStringField("claim", told.claim().toString());
      growth(out, told.growth());
    });
  }

  private static void growth(JsonGenerator out, AppendResult growth) throws IOException {
    switch (growth) {
      case AppendResult.Appended grown -> {
        var entry = grown.entry().entry();
        var standing = entry.billed().standing();
        out.writeStringField("restored", "told");
        out.writeStringField("status", entry.status().wire());
        if (standing.isPresent()) {
          var amount = standing.get().amount();
          out.writeStringField("billed", amount.decimal().toPlainString());
          out.writeStringField("currency", amount.currency().getCurrencyCode());
        }
        out.writeStringField("until", String.valueOf(entry.lookAgainOrNull()));
      }
      case AppendResult.Refused refused -> {
        out.writeStringField("restored", "problem");
        out.writeArrayFieldStart("errors");
        out.writeStartObject();
        Answers.fields(out, refused.problem());
        out.writeEndObject();
        out.writeEndArray();
      }
      case AppendResult.Unchanged unchanged -> out.writeStringField("restored", "known");
      case AppendResult.Repeated repeated -> throw new IllegalStateException("no message was told");
      case AppendResult.Conflicting conflicting ->
          throw new IllegalStateException("no message was told");
    }
  }
}
