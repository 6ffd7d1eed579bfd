package dev.countersign.domain.billing;

import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.pricing.Refund;
import dev.countersign.domain.pricing.Share;
import dev.countersign.domain.terms.Terms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is owed for an outcome at one instant.
 *
 * @param termsOrNull the version in force when the chosen session started; none while no session is
 *     chosen
 * @param shares the sessions that qualify and are chosen, with what each is paid; amounts are zero
 *     while nothing is owed
 * @param amountOrNull what is owed now; none is nothing
 * @param lookAgainOrNull when time alone may change this
 */
public record Assessment(
    OutcomeStatus status,
    @Nullable String reasonOrNull,
    @Nullable Terms termsOrNull,
    List<Share> shares,
    @Nullable Money amountOrNull,
    @Nullable Refund refundOrNull,
    @Nullable Instant lookAgainOrNull) {

  public Assessment {
    shares = List.copyOf(shares);
  }

  /** Nothing, because of this, until then. */
  static Assessment nothing(
      OutcomeStatus status, @Nullable String reason, @Nullable Instant lookAgain) {
    return new Assessment(status, reason, null, List.of(), null, null, lookAgain);
  }

  /** What is owed, when it is more than nothing. */
  public Optional<Money> amount() {
    return Optional.ofNullable(amountOrNull).filter(Money::isPositive);
  }

  public Optional<String> reason() {
    return Optional.ofNullable(reasonOrNull);
  }

  public Optional<Instant> lookAgain() {
    return Optional.ofNullable(lookAgainOrNull);
  }
}
