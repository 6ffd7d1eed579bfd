package dev.countersign.lambda.http;

import dev.countersign.ledger.LedgerBroken;
import dev.countersign.ledger.LedgerUnavailable;
import java.util.function.Supplier;

/** Sorts failures at the edge: send again, or a person must look; and writes the request's line. */
public final class Answering {
  private Answering() {}

  /** The answer, or the one that a failing table gets. */
  public static HttpAnswer logged(WideLine line, Supplier<HttpAnswer> answered) {
    HttpAnswer answer;
    try {
      answer = answered.get();
    } catch (LedgerUnavailable e) {
      line.with("reason", "unavailable");
      answer = Answers.unavailable();
    } catch (LedgerBroken e) {
      line.with("reason", "broken").with("what", String.valueOf(e.getMessage()));
      answer = Answers.broken();
    }
    line.done(answer.status());
    return answer;
  }
}
