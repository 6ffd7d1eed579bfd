package dev.countersign.domain.billing;

import dev.countersign.domain.ReasonCodes;
import dev.countersign.domain.dispute.Dispute;
import dev.countersign.domain.dispute.DisputeEnd;
import dev.countersign.domain.dispute.DisputeEnd.EndedBy;
import dev.countersign.domain.dispute.DisputeState;
import dev.countersign.domain.dispute.StatedAmount;
import dev.countersign.domain.fold.TruthDates;
import dev.countersign.domain.matching.OutcomeReading;
import dev.countersign.domain.statement.Truth;
import dev.countersign.domain.terms.DisputeTerms;
import dev.countersign.domain.terms.DisputeTerms.Meanwhile;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a dispute that bears on an outcome changes of what is owed: {@code docs/disputes.md},
 * section 8.
 *
 * @param holdEndOrNull none where the truth lacks the date that the hold counts from
 */
public record DisputeEffect(Dispute dispute, DisputeTerms terms, @Nullable Instant holdEndOrNull) {

  /**
   * The effect of the outcome's dispute, if it bears: the truth is the one that was disputed, and
   * the dispute was not ended by the terms.
   */
  public static Optional<DisputeEffect> of(OutcomeReading reading) {
    var dispute = reading.registers().dispute();
    var terms = reading.terms().dispute();
    if (dispute.isEmpty() || terms.isEmpty() || reading.rank() != OutcomeReading.Rank.GOVERNS) {
      return Optional.empty();
    }
    return reading
        .version()
        .truth()
        .filter(truth -> bears(dispute.get(), truth))
        .map(truth -> new DisputeEffect(dispute.get(), terms.get(), holdEnd(reading, truth)));
  }

  private static boolean bears(Dispute dispute, Truth truth) {
    return !truth.receivedAt().isAfter(dispute.receivedAt())
        && dispute.end().filter(end -> end.by() == EndedBy.TERMS).isEmpty();
  }

  private static @Nullable Instant holdEnd(OutcomeReading reading, Truth truth) {
    var terms = reading.terms();
    return TruthDates.at(truth, terms.hold().from(), terms.zone())
        .map(from -> terms.hold().span().after(from, terms.zone()))
        .orElse(null);
  }

  /** The reason for which nothing is owed any more, if it fell without an amount. */
  Optional<String> fallen() {
    return dispute.end().filter(DisputeEnd::isWhole).map(this::why);
  }

  private String why(DisputeEnd end) {
    return switch (end.by()) {
      case SELLER -> ReasonCodes.CONCEDED;
      case ARBITER -> ReasonCodes.RULED_OUT;
      case SILENCE ->
          dispute.answerOrNull() == null ? ReasonCodes.UNANSWERED : ReasonCodes.UNDECIDED;
      case PAYER, TERMS -> throw new IllegalStateException("it doesn't fall so");
    };
  }

  /** Whether nothing is published until it has ended. */
  boolean holdsAll() {
    return isUndecided() && (isEarly() || (isWithheld() && dispute.amountOrNull() == null));
  }

  /** What is owed at most, if the dispute says so now. */
  Optional<StatedAmount> lowering() {
    if (isUndecided()) {
      return Optional.ofNullable(dispute.amountOrNull()).filter(a -> isWithheld() && !isEarly());
    }
    return dispute.end().map(DisputeEnd::amountOrNull);
  }

  /** The reason of a status that has none of its own. */
  Optional<String> word() {
    if (isUndecided()) {
      return Optional.of(ReasonCodes.DISPUTED);
    }
    return lowering().map(amount -> ReasonCodes.ADJUSTED);
  }

  /** The time to which what it changes of the bill belongs, if it changes something. */
  public Optional<Instant> moment() {
    if (isEarly()) {
      return Optional.empty();
    }
    if (isUndecided()) {
      return Optional.of(dispute.receivedAt()).filter(at -> isWithheld());
    }
    return dispute
        .end()
        .filter(end ->
            isWithheld()
                || end.state() == DisputeState.FALLS
                || end.state() == DisputeState.ADJUSTED)
        .map(DisputeEnd::at);
  }

  private boolean isUndecided() {
    return dispute.state().isUndecided();
  }

  private boolean isWithheld() {
    return terms.meanwhile() == Meanwhile.WITHHELD;
  }

  private boolean isEarly() {
    return holdEndOrNull != null && dispute.receivedAt().isBefore(holdEndOrNull);
  }
}
