package dev.countersign.local.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.countersign.domain.Bytes;
import dev.countersign.lambda.history.Growth;
import dev.countersign.lambda.http.Answers;
import dev.countersign.lambda.restore.TellRestored.Told;
import java.io.IOException;

/** What came of telling one outcome of a restored table, as JSON. */
final class RestoredAnswer {
  private RestoredAnswer() {}

  static Bytes of(Told told) {
    return Answers.write(out -> {
      out.writeStringField("tenant", told.tenant().value());
      out.writeStringField("claim", told.claim().toString());
      growth(out, told.growth());
    });
  }

  private static void growth(JsonGenerator out, Growth growth) throws IOException {
    switch (growth) {
      case Growth.Grown grown -> {
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
      case Growth.Refused refused -> {
        out.writeStringField("restored", "problem");
        out.writeArrayFieldStart("errors");
        out.writeStartObject();
        Answers.fields(out, refused.problem());
        out.writeEndObject();
        out.writeEndArray();
      }
      case Growth.Unchanged unchanged -> out.writeStringField("restored", "known");
      case Growth.Repeated repeated -> throw new IllegalStateException("no message was told");
      case Growth.Conflicting conflicting -> throw new IllegalStateException("no message was told");
    }
  }
}
