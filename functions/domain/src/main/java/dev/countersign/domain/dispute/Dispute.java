package dev.countersign.domain.dispute;

import dev.countersign.domain.Digest;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.dispute.DisputeEnd.EndedBy;
import dev.countersign.domain.terms.DisputeTerms;
import dev.countersign.domain.terms.DisputeTerms.OnSilence;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A dispute as the outcome keeps it.
 *
 * @param source the payer's source that opened it
 * @param evidence digest of the signed bytes that opened it
 * @param amountOrNull what the payer holds owed; none where the payer holds nothing owed
 * @param receivedAt when the message that opened it was first received
 * @param recordedAt when it was recorded; the seller's time counts from it
 * @param answerOrNull what the seller answered; none while the seller is silent
 * @param endOrNull what became of it; none while it is undecided
 */
public record Dispute(
    DisputeId id,
    SourceId source,
    Digest evidence,
    DisputeCode code,
    @Nullable StatedAmount amountOrNull,
    Instant receivedAt,
    Instant recordedAt,
    @Nullable SellersAnswer answerOrNull,
    @Nullable DisputeEnd endOrNull) {

  /** Where it stands. */
  public DisputeState state() {
    if (endOrNull != null) {
      return endOrNull.state();
    }
    return answerOrNull == null ? DisputeState.OPEN : DisputeState.ANSWERED;
  }

  /** What became of it, if it has ended. */
  public Optional<DisputeEnd> end() {
    return Optional.ofNullable(endOrNull);
  }

  /** What the seller offered last, if anything. */
  public Optional<StatedAmount> offer() {
    return Optional.ofNullable(answerOrNull).map(SellersAnswer::offerOrNull);
  }

  /** The first instant at which the silence of whoever is to speak ends it. */
  public Instant deadline(DisputeTerms terms, ZoneId zone) {
    return answerOrNull == null
        ? terms.answer().after(recordedAt, zone)
        : terms.decide().after(answerOrNull.recordedAt(), zone);
  }

  /** Ended at its deadline, since nobody spoke. */
  public Dispute endedBySilence(DisputeTerms terms, Instant deadline) {
    var silence = answerOrNull == null ? terms.sellerSilent() : terms.undecided();
    if (silence == OnSilence.FALLS) {
      return ended(DisputeState.FALLS, EndedBy.SILENCE, deadline, amountOrNull);
    }
    var offer = offer();
    return offer.isPresent()
        ? ended(DisputeState.ADJUSTED, EndedBy.SILENCE, deadline, offer.get())
        : ended(DisputeState.STANDS, EndedBy.SILENCE, deadline, null);
  }

  /** Ended by the terms, which owe nothing for the line. */
  public Dispute endedByTerms(Instant now) {
    return ended(DisputeState.FALLS, EndedBy.TERMS, now, null);
  }

  /** Taken back by the payer; an offer of the seller's binds it. */
  public Dispute withdrawn(Instant received) {
    var offer = offer();
    return offer.isPresent()
        ? ended(DisputeState.ADJUSTED, EndedBy.SELLER, received, offer.get())
        : ended(DisputeState.WITHDRAWN, EndedBy.PAYER, received, null);
  }

  /** The payer is right, the seller says. */
  public Dispute conceded(Instant received) {
    return ended(DisputeState.FALLS, EndedBy.SELLER, received, amountOrNull);
  }

  /**
   * The seller answered.
   *
   * @param offer none where the seller contests
   */
  public Dispute answered(@Nullable StatedAmount offer, Instant recorded) {
    var first = answerOrNull == null ? recorded : answerOrNull.recordedAt();
    return with(new SellersAnswer(first, offer), null);
  }

  /** The arbiter found this. */
  public Dispute ruled(DisputeFinding finding, Instant received) {
    return switch (finding) {
      case DisputeFinding.Stands stands ->
          ended(DisputeState.STANDS, EndedBy.ARBITER, received, null);
      case DisputeFinding.Falls falls ->
          ended(DisputeState.FALLS, EndedBy.ARBITER, received, amountOrNull);
      case DisputeFinding.Adjusted(var amount) ->
          ended(
              DisputeState.ADJUSTED, EndedBy.ARBITER, received, new StatedAmount(amount, received));
    };
  }

  /** As it was for a message that was received before silence ended it. */
  public Dispute seenAt(Instant received) {
    return endOrNull != null
            && endOrNull.by() == EndedBy.SILENCE
            && received.isBefore(endOrNull.at())
        ? with(answerOrNull, null)
        : this;
  }

  private Dispute ended(DisputeState state, EndedBy by, Instant at, @Nullable StatedAmount amount) {
    return with(answerOrNull, new DisputeEnd(state, by, at, amount));
  }

  private Dispute with(@Nullable SellersAnswer answer, @Nullable DisputeEnd end) {
    return new Dispute(
        id, source, evidence, code, amountOrNull, receivedAt, recordedAt, answer, end);
  }
}
