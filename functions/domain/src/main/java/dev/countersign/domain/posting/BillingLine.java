package dev.countersign.domain.posting;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.Claim;
import dev.countersign.domain.EventId;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.terms.Price;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

/**
 * What matters of a result event where it is billed.
 *
 * @param claim what was sold; its type is the outcome type
 * @param occurredAt when the fact, or what took it back, happened; in whole seconds
 * @param recordedAt when it was decided
 * @param zone the calendar of the contract
 * @param amount positive in a billable, negative in a reversal; in {@link Price#UNITS} where the
 *     result is counted and not priced
 * @param billTo the customer's ids, one for each engine
 * @param data the event's {@code data} as JSON, from which requests are made; no decision reads it.
 *     Empty in a billable of which only its reversal told
 */
public record BillingLine(
    EventId id,
    LineRole role,
    Claim claim,
    Instant occurredAt,
    Instant recordedAt,
    ZoneId zone,
    Money amount,
    Meter meter,
    Map<String, String> billTo,
    Bytes data) {

  public BillingLine {
    billTo = Map.copyOf(billTo);
  }

  /** Whether it has an amount of money, and not only a number of units. */
  public boolean isPriced() {
    return !amount.currency().equals(Price.UNITS);
  }

  /** 1 for a billable, -1 for a reversal; of what is counted and not priced, the units. */
  public long quantity() {
    if (!isPriced()) {
      return amount.minor();
    }
    return role instanceof LineRole.Billable ? 1 : -1;
  }

  /** Whether only its reversal told of it: its own event has not come yet. */
  public boolean isOvertaken() {
    return data.size() == 0;
  }

  /** What this reversal tells of the billable that it takes back; its times are not known. */
  public BillingLine overtaken(LineRole.Reversal reversal) {
    return new BillingLine(
        reversal.reverses(),
        new LineRole.Billable(null),
        claim,
        occurredAt,
        recordedAt,
        zone,
        amount.negated(),
        meter,
        billTo,
        Bytes.of(new byte[0]));
  }
}
