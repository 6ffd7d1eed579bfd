package dev.countersign.app.accept;

import dev.countersign.domain.Digest;
import dev.countersign.domain.OutcomeId;
import dev.countersign.domain.acceptance.AcceptanceAnswer;
import dev.countersign.domain.acceptance.AcceptanceCheck;
import dev.countersign.domain.acceptance.MonthReview;
import dev.countersign.domain.acceptance.SealedRoot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was answered about a month, in the order in which it came. */
public record MonthAnswers(List<RecordedAnswer> given) {
  /** Before the first answer. */
  public static final MonthAnswers NONE = new MonthAnswers(List.of());

  public MonthAnswers {
    given = List.copyOf(given);
  }

  /** The payer's answer that counts, if there is one. */
  public Optional<RecordedAnswer> standing() {
    return given.reversed().stream()
        .filter(answer -> answer.word().isPresent() && answer.effect().counts())
        .findFirst();
  }

  /**
   * Whether an outcome's line in the month is accepted by what counts at a time: the payer's word,
   * or its silence, whether or not that was written down yet.
   */
  public boolean accepts(OutcomeId outcome, SealedRoot month, MonthReview review, Instant at) {
    var then = new MonthAnswers(given.stream().filter(answer -> answer.isGivenBy(at)).toList());
    var word = then.standingAnswer();
    return word.map(answer -> answer.accepts(outcome))
        .orElseGet(() ->
            then.bySilence().isPresent()
                || AcceptanceCheck.isAcceptedBySilence(month, word, review, at));
  }

  Optional<AcceptanceAnswer> standingAnswer() {
    return standing().map(RecordedAnswer::answer);
  }

  /** The same answer, if it was recorded after silence had accepted the month. */
  Optional<RecordedAnswer> tooLate(AcceptanceAnswer answer) {
    return given.stream()
        .filter(one -> one.effect() == RecordedAnswer.Effect.TOO_LATE)
        .filter(one -> one.answer().equals(answer))
        .findFirst();
  }

  /** What says that nobody answered, if it was written. */
  public Optional<RecordedAnswer> bySilence() {
    return given.stream().filter(answer -> answer.word().isEmpty()).findFirst();
  }

  /** What a message brought, if it was recorded before. */
  Optional<RecordedAnswer> of(Digest message) {
    return given.stream()
        .filter(answer -> answer.word().filter(word -> word.message().equals(message)).isPresent())
        .findFirst();
  }

  MonthAnswers with(RecordedAnswer answer) {
    var all = new ArrayList<>(given);
    all.add(answer);
    return new MonthAnswers(all);
  }
}
