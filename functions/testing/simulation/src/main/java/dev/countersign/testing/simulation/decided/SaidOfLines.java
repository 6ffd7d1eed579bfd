package dev.countersign.testing.simulation.decided;

import dev.countersign.domain.Digest;
import dev.countersign.domain.MessageId;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.dispute.DisputeAct;
import dev.countersign.domain.dispute.DisputeCode;
import dev.countersign.domain.dispute.DisputeFinding;
import dev.countersign.domain.dispute.DisputeId;
import dev.countersign.domain.dispute.DisputeOpening;
import dev.countersign.domain.history.Stimulus;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.terms.Price;
import dev.countersign.testing.oracle.dispute.OracleAmount;
import dev.countersign.testing.oracle.dispute.OracleQuarrel;
import dev.countersign.testing.oracle.dispute.OracleQuarrel.Answered;
import dev.countersign.testing.oracle.dispute.OracleQuarrel.Decided;
import java.util.Currency;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What payer, seller and arbiter say of lines, as the product is told it. */
record SaidOfLines(TenantId tenant) {

  DisputeOpening opening(OracleQuarrel.Disputed said) {
    var by = said.by();
    return new DisputeOpening(
        id(by),
        new SourceId(by.source()),
        evidence(by),
        DisputeCode.valueOf(said.code().toUpperCase(Locale.ROOT)),
        moneyOrNull(said.amount()),
        said.receivedAt());
  }

  /**
   * What is said of a dispute.
   *
   * @param dispute which one it names
   */
  Stimulus.OnDispute on(DisputeId dispute, OracleQuarrel said) {
    return new Stimulus.OnDispute(
        dispute,
        act(said),
        new SourceId(said.by().source()),
        evidence(said.by()),
        said.receivedAt());
  }

  DisputeId id(OracleQuarrel.Sender by) {
    return DisputeId.of(tenant, new SourceId(by.source()), new MessageId(by.message()));
  }

  private static Digest evidence(OracleQuarrel.Sender by) {
    return Digest.of(by.source(), by.message());
  }

  private static DisputeAct act(OracleQuarrel said) {
    return switch (said) {
      case OracleQuarrel.Withdrawn one -> new DisputeAct.Withdrawn();
      case Answered one ->
          switch (one.word()) {
            case CONTESTED -> new DisputeAct.Contested();
            case CONCEDED -> new DisputeAct.Conceded();
            case OFFERED -> new DisputeAct.Offered(money(one.amount()));
          };
      case Decided one ->
          new DisputeAct.Ruled(
              switch (one.finding()) {
                case STANDS -> new DisputeFinding.Stands();
                case FALLS -> new DisputeFinding.Falls();
                case ADJUSTED -> new DisputeFinding.Adjusted(money(one.amount()));
              },
              "ann",
              "heard both");
      case OracleQuarrel.Disputed one -> throw new IllegalArgumentException("it opens one");
      case OracleQuarrel.Asked one -> throw new IllegalArgumentException("not of a dispute");
      case OracleQuarrel.Closed one -> throw new IllegalArgumentException("not of a dispute");
    };
  }

  private static @Nullable Money moneyOrNull(@Nullable OracleAmount amount) {
    return amount == null ? null : money(amount);
  }

  private static Money money(@Nullable OracleAmount amount) {
    var currency = Objects.requireNonNull(amount).currency();
    return new Money(
        amount.minor(), currency == null ? Price.UNITS : Currency.getInstance(currency));
  }
}
