package dev.countersign.forms.engine;

import dev.countersign.domain.posting.CorrectionWay.While;
import dev.countersign.domain.posting.RequestKind.How;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A way in which an engine takes back a usage while it still counts.
 *
 * @param within how long after the usage was sent; for ever where there is none
 * @param period whether the period of the usage must be open
 * @param request how it is asked for
 */
public record CorrectionRule(How how, Optional<Duration> within, While period, Request request) {
  /** How it is asked for. */
  public sealed interface Request {
    /** By the request of the usage, with another value. */
    record AsUsage() implements Request {}

    /** By a request of its own. */
    record Own(RequestRule rule, List<AnswerRule> answers) implements Request {
      public Own {
        answers = List.copyOf(answers);
      }
    }
  }
}
