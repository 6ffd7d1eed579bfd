package dev.countersign.domain.posting;

import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.TenantId;
import java.time.Instant;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's use of an engine.
 *
 * @param outcomes the outcome types that it bills; empty for all
 * @param from the first time of deciding of a billable that it bills
 * @param customerMember the member of a result's {@code bill_to} that names the customer
 * @param customersOrNull the engine's id for each value of that member; without it the value is the
 *     id
 * @param currencyOrNull the only currency that it bills
 */
public record BillingTarget(
    TenantId tenant,
    TargetName name,
    Set<OutcomeType> outcomes,
    Instant from,
    String customerMember,
    @Nullable Map<String, EngineCustomer> customersOrNull,
    @Nullable Currency currencyOrNull,
    Counted counted,
    EngineRules engine) {

  public BillingTarget {
    outcomes = Set.copyOf(outcomes);
    customersOrNull = customersOrNull == null ? null : Map.copyOf(customersOrNull);
  }

  /** The same target, that bills also what was decided from this time on. */
  public BillingTarget billingFrom(Instant since) {
    var first = since.isBefore(from) ? since : from;
    return new BillingTarget(
        tenant,
        name,
        outcomes,
        first,
        customerMember,
        customersOrNull,
        currencyOrNull,
        counted,
        engine);
  }

  /** What a target counts. */
  public enum Counted {
    /** The amount, in the currency's units. */
    AMOUNT,
    /** The amount, in minor units. */
    AMOUNT_MINOR,
    /** The quantity. */
    QUANTITY
  }

  /** The engine's id of the customer that a line is billed to. */
  public Optional<EngineCustomer> customer(BillingLine line) {
    return Optional.ofNullable(line.billTo().get(customerMember))
        .filter(id -> !id.isBlank())
        .flatMap(id ->
            customersOrNull == null
                ? Optional.of(new EngineCustomer(id))
                : Optional.ofNullable(customersOrNull.get(id)));
  }

  /** What is counted of a line: minor units of its currency, or its quantity. */
  public long value(BillingLine line) {
    return counted == Counted.QUANTITY ? line.quantity() : line.amount().minor();
  }
}
