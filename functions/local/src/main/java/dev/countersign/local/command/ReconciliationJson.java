package dev.countersign.local.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.countersign.app.delivery.Answers;
import dev.countersign.app.history.AppendResult;
import dev.countersign.app.operate.restore.ReconcileRestoredTable.Reconciled;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.terms.Price;
import dev.countersign.forms.json.JsonOutput;
import java.io.IOException;

/** The result for one outcome of a restored table, as JSON. */
final class ReconciliationJson {
  private ReconciliationJson() {}

  static Bytes of(Reconciled told) {
    return JsonOutput.object(out -> {
      out.writeStringField("tenant", told.tenant().value());
      out.writeStringField("claim", told.claim().toString());
      result(out, told.result());
    });
  }

  private static void result(JsonGenerator out, AppendResult result) throws IOException {
    if (result.problem().isPresent()) {
      out.writeStringField("restored", "problem");
      out.writeArrayFieldStart("errors");
      out.writeStartObject();
      Answers.fields(out, result.problem().get());
      out.writeEndObject();
      out.writeEndArray();
    } else if (result.appended().isPresent()) {
      told(out, result.appended().get().entry());
    } else {
      out.writeStringField("restored", "known");
    }
  }

  private static void told(JsonGenerator out, Entry entry) throws IOException {
    var standing = entry.billed().standing();
    out.writeStringField("restored", "told");
    out.writeStringField("status", entry.status().wire());
    if (standing.isPresent()) {
      var amount = standing.get().amount();
      out.writeStringField("billed", amount.decimal().toPlainString());
      if (!amount.currency().equals(Price.UNITS)) {
        out.writeStringField("currency", amount.currency().getCurrencyCode());
      }
    }
    out.writeStringField("until", String.valueOf(entry.lookAgainOrNull()));
  }
}
