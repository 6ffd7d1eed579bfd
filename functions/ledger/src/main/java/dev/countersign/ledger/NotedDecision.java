package dev.countersign.ledger;

import dev.countersign.domain.Digest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a message that brought a person's decision, so that the same message again is
 * answered as it was first.
 *
 * @param content digest of what it said
 * @param at when the decision was made
 * @param answerOrNull how it was answered; none where its answer was not seen to its end
 */
public record NotedDecision(Digest content, Instant at, @Nullable Answer answerOrNull) {
  /**
   * How it was answered.
   *
   * @param seq the number of the entry that answered
   * @param verdict the answer's word
   */
  public record Answer(int seq, String verdict) {}

  /** The same, with its answer. */
  public NotedDecision answered(Answer answer) {
    return new NotedDecision(content, at, answer);
  }
}
