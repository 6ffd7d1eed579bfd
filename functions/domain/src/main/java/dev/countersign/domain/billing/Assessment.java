package dev.countersign.domain.billing;

import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.pricing.Refund;
import dev.countersign.domain.pricing.Share;
import dev.countersign.domain.statement.Statement;
import dev.countersign.domain.terms.Terms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is owed for an outcome at one time.
 *
 * @param reasonOrNull a word of {@link dev.countersign.domain.ReasonCodes}, of the terms or of a
 *     retraction
 * @param detailOrNull what the reason is about: the rule that failed, or the record that lives on
 * @param termsOrNull the governing version; none while no session is chosen
 * @param shares what each chosen session is paid, the foremost first; while nothing is owed, zero
 *     for each
 * @param amountOrNull what is owed; none if nothing is
 * @param refundOrNull the sum of the clawback, if a retraction is in effect after the hold
 * @param takenBackByOrNull the retraction in effect that counts, or the merge
 * @param changedAtOrNull when the price in force came into force, where it is not the first
 * @param countedOrNull while it is held, what would be owed if the hold were over now
 * @param lookAgainOrNull when time alone may change this
 */
public record Assessment(
    OutcomeStatus status,
    @Nullable String reasonOrNull,
    @Nullable String detailOrNull,
    @Nullable Terms termsOrNull,
    List<Share> shares,
    @Nullable Money amountOrNull,
    @Nullable Refund refundOrNull,
    @Nullable Statement takenBackByOrNull,
    @Nullable Instant changedAtOrNull,
    @Nullable Money countedOrNull,
    @Nullable Instant lookAgainOrNull) {

  public Assessment {
    shares = List.copyOf(shares);
  }

  /** Nothing is owed, and no session is chosen. */
  static Assessment nothing(OutcomeStatus status, @Nullable String reason) {
    return new Assessment(
        status, reason, null, null, List.of(), null, null, null, null, null, null);
  }

  /** The same, to be looked at again at this time. */
  Assessment lookingAgain(Instant at) {
    return with(detailOrNull, refundOrNull, takenBackByOrNull, countedOrNull, at);
  }

  /** The same, with what its reason is about. */
  Assessment about(@Nullable String detail) {
    return with(detail, refundOrNull, takenBackByOrNull, countedOrNull, lookAgainOrNull);
  }

  /** The same, with what takes it back. */
  Assessment takenBackBy(Statement by) {
    return with(detailOrNull, refundOrNull, by, countedOrNull, lookAgainOrNull);
  }

  /** The same, with what takes all of it back by the clawback; before the hold's end by none. */
  Assessment takenBackBy(Statement by, @Nullable Refund refund) {
    return with(detailOrNull, refund, by, countedOrNull, lookAgainOrNull);
  }

  /** The same, with what would be owed if the hold were over now. */
  Assessment counting(@Nullable Money counted) {
    return with(detailOrNull, refundOrNull, takenBackByOrNull, counted, lookAgainOrNull);
  }

  /** The same, by a price that came into force then; null where it is the first. */
  Assessment pricedSince(@Nullable Instant changedAt) {
    return new Assessment(
        status,
        reasonOrNull,
        detailOrNull,
        termsOrNull,
        shares,
        amountOrNull,
        refundOrNull,
        takenBackByOrNull,
        changedAt,
        countedOrNull,
        lookAgainOrNull);
  }

  private Assessment with(
      @Nullable String detail,
      @Nullable Refund refund,
      @Nullable Statement takenBackBy,
      @Nullable Money counted,
      @Nullable Instant lookAgain) {
    return new Assessment(
        status,
        reasonOrNull,
        detail,
        termsOrNull,
        shares,
        amountOrNull,
        refund,
        takenBackBy,
        changedAtOrNull,
        counted,
        lookAgain);
  }

  /** What is owed, if it is more than zero. */
  public Optional<Money> amount() {
    return Optional.ofNullable(amountOrNull).filter(Money::isPositive);
  }

  /** What is owed, or counted and held, if it is more than zero. */
  public Optional<Money> line() {
    return amount().or(() -> Optional.ofNullable(countedOrNull).filter(Money::isPositive));
  }

  /** Whether nothing is owed, and waiting changes nothing of it. */
  public boolean owesNothingForGood() {
    return switch (status) {
      case VOID, NOT_BILLABLE, LAPSED -> true;
      case REVERSED -> amount().isEmpty();
      case PARKED, AMBIGUOUS, HELD, BILLABLE -> false;
    };
  }

  /** Why the status is what it is, if it has a reason. */
  public Optional<String> reason() {
    return Optional.ofNullable(reasonOrNull);
  }

  /** When time alone may change this, if it may. */
  public Optional<Instant> lookAgain() {
    return Optional.ofNullable(lookAgainOrNull);
  }
}
