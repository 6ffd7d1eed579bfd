package dev.countersign.app.accept;

import dev.countersign.domain.Digest;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.acceptance.AcceptanceAnswer;
import dev.countersign.domain.acceptance.MonthRoot;
import dev.countersign.domain.statement.ProvableTo;
import java.time.Instant;
import java.util.Optional;

/**
 * What was answered about a month once, or that nobody answered.
 *
 * @param digest of the signed bytes; of an answer by silence a digest of what was not answered
 * @param recordedAt when it was recorded; of an answer by silence the end of the review
 * @param effect what it means
 * @param word what the payer said; none of an answer by silence
 */
public record RecordedAnswer(
    Digest digest,
    MonthRoot root,
    AcceptanceAnswer answer,
    Instant recordedAt,
    Effect effect,
    Optional<PayersWord> word) {
  /** Whether it was received at this time or before; by silence, whether the review was over. */
  boolean isGivenBy(Instant at) {
    return !word.map(PayersWord::receivedAt).orElse(recordedAt).isAfter(at);
  }

  /** What an answer means for its month. */
  public enum Effect {
    /** It counts until an answer comes that may follow it. */
    COUNTS,
    /** It came after the review, and counts like any other, since silence means nothing. */
    COUNTS_LATE,
    /** It came after silence had accepted the month. */
    TOO_LATE;

    /** Whether it stands for the month. */
    public boolean counts() {
      return this != TOO_LATE;
    }
  }

  /**
   * How the payer said it.
   *
   * @param message names the message
   * @param content digest of what the message says
   * @param receivedAt when the message was first received, also where it is replayed
   * @param decidedAt when the payer decided, as it says itself
   */
  public record PayersWord(
      Digest message,
      Digest content,
      SourceId source,
      ProvableTo provableTo,
      Instant receivedAt,
      Optional<Instant> decidedAt) {}
}
