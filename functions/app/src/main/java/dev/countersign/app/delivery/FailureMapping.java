package dev.countersign.app.delivery;

import dev.countersign.domain.failure.Defect;
import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.domain.failure.Unavailable;
import java.util.function.Supplier;

/** Sorts failures at the edge: send again, or a person must look; and writes the request's line. */
public final class FailureMapping {
  private FailureMapping() {}

  /** The answer, or the one that a failing table gets. */
  public static HttpAnswer logged(WideLine line, Supplier<HttpAnswer> answered) {
    HttpAnswer answer;
    try {
      answer = answered.get();
    } catch (Unavailable e) {
      line.with("reason", "unavailable");
      answer = Answers.unavailable();
    } catch (Misconfigured | Defect e) {
      line.with("reason", "broken").with("what", String.valueOf(e.getMessage()));
      answer = Answers.broken();
    }
    line.done(answer.status());
    return answer;
  }
}
