package dev.countersign.forms.billing;

import dev.countersign.domain.money.Money;
import dev.countersign.domain.posting.BillingLine;
import dev.countersign.domain.posting.BillingTarget.Counted;
import dev.countersign.domain.posting.PlannedRequest;
import dev.countersign.domain.posting.RequestKind;
import dev.countersign.domain.posting.RequestKind.How;
import dev.countersign.domain.terms.Price;
import dev.countersign.forms.engine.request.PostingInput;
import dev.countersign.forms.engine.request.PostingInput.TakenBack;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;

/** What the request of a posting is made of: the names that the engine's file knows. */
public final class InputOfPosting {
  private InputOfPosting() {}

  /**
   * The input of a planned request.
   *
   * @param line the posting's own line: the billable's, or the reversal's in a correction and a
   *     document
   * @param of the usage that is taken back, in a correction and a document
   * @return none where the line's event can't be read
   */
  public static Optional<PostingInput> of(
      TargetSetup target, BillingLine line, PlannedRequest plan, Optional<TakenBack> of) {
    return StrictJson.parse(line.data().toArray()) instanceof Reading.Read<Json>(Json.Obj data)
        ? Optional.of(
            new PostingInput(
                key(line, plan.kind()),
                plan.customer().value(),
                target.meter(line.meter()),
                value(target, line, plan),
                plan.postingTime(),
                data,
                target.settings(),
                of,
                net(target, line, plan)))
        : Optional.empty();
  }

  /** A replacement and a cancellation name the usage; all else has a key of its own. */
  private static String key(BillingLine line, RequestKind kind) {
    return kind instanceof RequestKind.Correction(How how, var usage) && how != How.NEGATIVE
        ? usage.value()
        : line.id().value();
  }

  private static BigDecimal value(TargetSetup target, BillingLine line, PlannedRequest plan) {
    boolean nothing =
        plan.kind() instanceof RequestKind.Correction(How how, var _) && how != How.NEGATIVE;
    return counted(target, line, nothing ? 0 : plan.value());
  }

  /**
   * A value as the engine counts it.
   *
   * @param value minor units of the line's currency, or a quantity
   */
  public static BigDecimal counted(TargetSetup target, BillingLine line, long value) {
    return target.target().counted() == Counted.AMOUNT
        ? new Money(value, line.amount().currency()).decimal()
        : BigDecimal.valueOf(value);
  }

  private static Optional<Money> net(TargetSetup target, BillingLine line, PlannedRequest plan) {
    Currency currency =
        target.target().counted() == Counted.QUANTITY ? Price.UNITS : line.amount().currency();
    return plan.kind() instanceof RequestKind.Document
        ? Optional.of(new Money(Math.absExact(plan.value()), currency))
        : Optional.empty();
  }
}
