package dev.countersign.app.accept;

import dev.countersign.domain.Problem;
import java.time.YearMonth;
import java.util.List;

/** What became of a payer's message about a month. */
public sealed interface AcceptResult {
  /**
   * It was recorded, or it says what stands; now or when the same message came before.
   *
   * @param given the answer that the message brought, or that stands
   * @param excepted what became of the outcomes that the answer excepts
   */
  record Done(
      Verdict verdict, YearMonth month, RecordedAnswer given, List<ExceptedOutcome> excepted)
      implements AcceptResult {
    public Done {
      excepted = List.copyOf(excepted);
    }

    Done with(List<ExceptedOutcome> disputed) {
      return new Done(verdict, month, given, disputed);
    }
  }

  /** It can't be used; nothing changed. */
  record Refused(Problem problem) implements AcceptResult {}

  /** Its message id was used before, with other content; nothing changed. */
  record Conflicting() implements AcceptResult {}

  /** What became of an answer. */
  enum Verdict {
    /** It was recorded in time, and counts. */
    RECORDED,
    /** It was recorded after the review. */
    LATE_ANSWER,
    /** The payer has answered so before. */
    STANDS
  }
}
