package dev.countersign.app.read.ends;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.countersign.app.accept.RecordedAnswer;
import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.app.read.ListMonths.ListedMonth;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.inbound.AcceptanceForm;
import dev.countersign.forms.json.JsonOutput;
import java.io.IOException;
import java.util.List;

/** A tenant's months as JSON. */
final class MonthsJson {
  private MonthsJson() {}

  static HttpAnswer of(TenantId tenant, List<ListedMonth> months) {
    return HttpAnswer.json(
        200,
        JsonOutput.object(out -> {
          out.writeStringField("tenant", tenant.value());
          out.writeArrayFieldStart("months");
          for (ListedMonth month : months) {
            out.writeStartObject();
            month(out, month);
            out.writeEndObject();
          }
          out.writeEndArray();
        }));
  }

  private static void month(JsonGenerator out, ListedMonth listed) throws IOException {
    var month = listed.month();
    out.writeStringField("period", month.period().toString());
    out.writeNumberField("number", month.number());
    out.writeStringField("zone", month.zone().getId());
    out.writeStringField("state", listed.state());
    if (month.closedAt().isPresent()) {
      out.writeStringField("closed_at", month.closedAt().get().toString());
    }
    if (listed.sealed().isPresent()) {
      var checkpoint = listed.sealed().get();
      out.writeNumberField("leaves", checkpoint.size());
      out.writeStringField("root", checkpoint.root().base64());
    }
    if (listed.answer().isPresent()) {
      answer(out, listed.answer().get());
    }
  }

  private static void answer(JsonGenerator out, RecordedAnswer answer) throws IOException {
    out.writeObjectFieldStart("acceptance");
    out.writeStringField("answer", AcceptanceForm.word(answer.answer()));
    out.writeStringField("recorded_at", answer.recordedAt().toString());
    if (answer.word().isEmpty()) {
      out.writeBooleanField("silence", true);
    }
    out.writeEndObject();
  }
}
