package dev.countersign.forms.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A way in which an engine takes back a usage while it still counts.
 *
 * @param within how long after the usage was sent; for ever where there is none
 * @param request how it is asked for
 */
public record CorrectionRule(How how, Optional<Duration> within, While during, Request request) {
  /** The ways. */
  public enum How {
    /** A second usage, of less than zero. */
    NEGATIVE,
    /** The same usage again, of zero. */
    REPLACE,
    /** A request that names the usage. */
    CANCEL
  }

  /** During what it can be asked for. */
  public enum While {
    /** Only while the period of its posting time is open. */
    OPEN,
    /** Always. */
    ANY
  }

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
