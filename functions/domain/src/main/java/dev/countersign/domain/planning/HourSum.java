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
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/**
 * What one customer owes for one meter in one hour, for an engine that takes only sums: {@code
 * docs/billing.md}, section 7. Which results are in it, their postings say: each is {@code
 * corrected} by it. So it is as small for a million results as for one.
 *
 * @param carried what earlier hours left below zero; 0 or less
 * @param amount what the results in it come to, without what is carried
 * @param results how many results are in it
 * @param version 0 before it is stored, one more at each change: what a writer's condition names
 */
public record HourSum(Of of, long carried, long amount, long results, Stage stage, int version) {

  /** The outcome type of the postings that are made of hours. */
  public static final OutcomeType TYPE = new OutcomeType("hour_sum");

  /** Whether anything is put into it. */
  public enum Stage {
    /** Results are put into it. */
    OPEN,
    /** It became a posting, or nothing, and doesn't change any more. */
    ENDED
  }

  /**
   * What is summed.
   *
   * @param customer the customer as the results' {@code bill_to} names it
   * @param currency {@link dev.countersign.domain.terms.Price#UNITS} where quantities are counted
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

    /** The same of the next hour. */
    public Of next() {
      return openAt(end());
    }

    /** When the hour ends: nothing is put into it from then on. */
    public Instant end() {
      return start.plus(length);
    }

    /** The month in which it counts, of UTC: as the engine counts them. */
    public YearMonth month() {
      return YearMonth.from(start.atZone(ZoneOffset.UTC));
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

    /** The claim of its posting: an hour is an outcome of its own. */
    public Claim claim() {
      return new Claim(TYPE, id().value());
    }
  }

  /** An hour with nothing in it, that isn't stored yet. */
  public static HourSum empty(Of of) {
    return new HourSum(of, 0, 0, 0, Stage.OPEN, 0);
  }

  /** Whether a posting's line is that of an hour, and not that of a result. */
  public static boolean isHour(BillingLine line) {
    return line.claim().equals(new Claim(TYPE, line.id().value()));
  }

  /** The same with one result more. */
  HourSum plus(long value) {
    return changed(carried, Math.addExact(amount, value), results + 1, stage);
  }

  /** The same without one of the results in it. */
  HourSum minus(long value) {
    return changed(carried, Math.subtractExact(amount, value), results - 1, stage);
  }

  /** The same with what an earlier hour left below zero. */
  HourSum carrying(long below) {
    return changed(Math.addExact(carried, below), amount, results, stage);
  }

  /** The same, for good. */
  HourSum ended() {
    return changed(carried, amount, results, Stage.ENDED);
  }

  private HourSum changed(long nextCarried, long nextAmount, long nextResults, Stage nextStage) {
    return new HourSum(of, nextCarried, nextAmount, nextResults, nextStage, version + 1);
  }

  /** What it comes to. */
  public long total() {
    return Math.addExact(carried, amount);
  }

  /**
   * The line of its posting, which is then sent as any billable.
   *
   * @param member the member of {@code bill_to} that names the customer
   * @param data what requests are made from
   */
  BillingLine line(String member, Bytes data) {
    return new BillingLine(
        of.id(),
        new LineRole.Billable(null),
        of.claim(),
        of.start(),
        of.end(),
        ZoneOffset.UTC,
        new Money(total(), of.currency()),
        of.meter(),
        Map.of(member, of.customer()),
        data);
  }
}
