package dev.countersign.app.resolve;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.countersign.app.resolve.ResolveItems.Standing;
import dev.countersign.app.resolve.ResolveItems.Verdict;
import dev.countersign.domain.Bytes;
import dev.countersign.forms.json.JsonOutput;
import dev.countersign.ledger.StoredEntry;
import java.io.IOException;
import java.util.Locale;

/** What is told of a decision that was recorded. */
public final class ResolveAnswer {
  private ResolveAnswer() {}

  public static Bytes of(StoredEntry stored) {
    return JsonOutput.object(out -> members(out, new Standing(Verdict.RESOLVED, stored)));
  }

  /** The members of such an answer. */
  static void members(JsonGenerator out, Standing standing) throws IOException {
    var stored = standing.entry();
    var entry = stored.entry();
    out.writeStringField("verdict", standing.verdict().name().toLowerCase(Locale.ROOT));
    out.writeStringField("outcome", entry.outcome().value());
    out.writeStringField("claim", entry.claim().toString());
    out.writeStringField("status", entry.status().wire());
    out.writeStringField("reason", entry.reasonOrNull());
    out.writeStringField("receipt", stored.receipt());
  }
}
