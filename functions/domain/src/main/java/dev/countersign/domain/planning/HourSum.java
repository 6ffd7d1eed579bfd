package dev.countersign.domain.planning;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.Claim;
import dev.countersign.domain.Digest;
import dev.countersign.domain.EventId;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.posting.BillingLine;
import dev.countersign.domain.posting.LineRole;
import dev.countersign.domain.posting.Meter;
import dev.countersign.domain.posting.TargetName;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one customer owes for one meter in one hour, for an engine that takes only sums: {@code
 * docs/billing.md}, section 7.
 *
 * @param carried what the hour before left below zero; 0 or less
 * @param items the results in it and what each counts
 */
public record HourSum(Of of, long carried, Map<EventId, Long> items) {
  public HourSum {
    items = Map.copyOf(items);
  }

  /**
   * What is summed.
   *
   * @param customer the customer as the results' {@code bill_to} names it
   * @param start when the hour begins
   * @param length how long it is; mostly an hour
   */
  public record Of(
      TenantId tenant,
      TargetName target,
      String customer,
      Meter meter,
      Currency currency,
      Instant start,
      Duration length) {

    /** The same of the hour that is open at a time. */
    public Of openAt(Instant time) {
      long seconds = Math.floorDiv(time.getEpochSecond(), length.toSeconds()) * length.toSeconds();
      return new Of(
          tenant, target, customer, meter, currency, Instant.ofEpochSecond(seconds), length);
    }

    /** When the hour ends: nothing is put into it from then on. */
    public Instant end() {
      return start.plus(length);
    }

    /** The id under which the sum is sent: the same for the same hour, customer and meter. */
    public EventId id() {
      var parts =
          List.of(
              "sum",
              tenant.value(),
              target.value(),
              customer,
              meter.name(),
              currency.getCurrencyCode(),
              start.toString());
      return new EventId("res_" + Digest.of(parts.toArray(String[]::new)).prefix(32));
    }
  }

  /** What becomes of an hour that has ended. */
  public sealed interface Ended {
    /** It is sent: more than zero. */
    record Usage(long total) implements Ended {}

    /** It is nothing, and nothing is sent. */
    record Nothing() implements Ended {}

    /** It is less than zero, and goes into the next hour. */
    record Carried(HourSum next) implements Ended {}

    /** It is less than zero, and the month has no other hour: a person gives it back. */
    record Task(long total) implements Ended {}
  }

  /** An hour with nothing in it. */
  public static HourSum empty(Of of) {
    return new HourSum(of, 0, Map.of());
  }

  /** The same with this result in it, once. */
  HourSum plus(EventId id, long value) {
    var more = new TreeMap<>(items);
    more.put(id, value);
    return new HourSum(of, carried, more);
  }

  /** The same without this result. */
  HourSum without(EventId id) {
    var fewer = new TreeMap<>(items);
    fewer.remove(id);
    return new HourSum(of, carried, fewer);
  }

  /** The same with what the hour before left below zero. */
  public HourSum carrying(long before) {
    return new HourSum(of, before, items);
  }

  /** What it comes to. */
  public long total() {
    return items.values().stream().reduce(carried, Math::addExact);
  }

  /** What becomes of it after its end; months are those of UTC, as the engine counts them. */
  public Ended ended() {
    long total = total();
    if (total >= 0) {
      return total == 0 ? new Ended.Nothing() : new Ended.Usage(total);
    }
    var next = of.openAt(of.end());
    boolean sameMonth =
        next.start().atZone(ZoneOffset.UTC).getMonth()
            == of.start().atZone(ZoneOffset.UTC).getMonth();
    return sameMonth ? new Ended.Carried(empty(next).carrying(total)) : new Ended.Task(total);
  }

  /**
   * The line of its posting, which is then sent as any billable.
   *
   * @param member the member of {@code bill_to} that names the customer
   * @param data what requests are made from
   */
  public BillingLine line(String member, OutcomeType type, Bytes data) {
    return new BillingLine(
        of.id(),
        new LineRole.Billable(null),
        new Claim(type, of.id().value()),
        of.start(),
        of.end(),
        ZoneOffset.UTC,
        new Money(total(), of.currency()),
        of.meter(),
        Map.of(member, of.customer()),
        data);
  }
}
