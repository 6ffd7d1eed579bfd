package dev.countersign.app.resolve;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.countersign.domain.Bytes;
import dev.countersign.forms.json.JsonOutput;
import dev.countersign.ledger.StoredEntry;
import java.io.IOException;
import java.util.Locale;

/** What the sender of a decision is told. */
public final class ResolveAnswer {
  private ResolveAnswer() {}

  public static Bytes of(StoredEntry stored) {
    return JsonOutput.object(out -> members(out, new Resolved(Resolved.Verdict.RESOLVED, stored)));
  }

  /** The members of one answer. */
  static void members(JsonGenerator out, Resolved resolved) throws IOException {
    var stored = resolved.entry();
    var entry = stored.entry();
    out.writeStringField("verdict", resolved.verdict().name().toLowerCase(Locale.ROOT));
    out.writeStringField("outcome", entry.outcome().value());
    out.writeStringField("claim", entry.claim().toString());
    out.writeStringField("status", entry.status().wire());
    out.writeStringField("reason", entry.reasonOrNull());
    out.writeStringField("receipt", stored.receipt());
  }
}
