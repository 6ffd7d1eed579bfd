package dev.countersign.lambda.resolve;

import dev.countersign.domain.Bytes;
import dev.countersign.lambda.http.Answers;
import dev.countersign.ledger.StoredEntry;

/** What is told of a decision that was recorded. */
public final class ResolveAnswer {
  private ResolveAnswer() {}

  public static Bytes of(StoredEntry stored) {
    var entry = stored.entry();
    return Answers.write(out -> {
      out.writeStringField("verdict", "resolved");
      out.writeStringField("outcome", entry.outcome().value());
      out.writeStringField("claim", entry.claim().toString());
      out.writeStringField("status", entry.status().wire());
      out.writeStringField("reason", entry.reasonOrNull());
      out.writeStringField("receipt", stored.receipt());
    });
  }
}
