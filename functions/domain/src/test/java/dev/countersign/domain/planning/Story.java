package dev.countersign.domain.planning;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.Claim;
import dev.countersign.domain.EventId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.billing.ResultEvent;
import dev.countersign.domain.billing.ResultEvent.Kind;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.posting.BillingLine;
import dev.countersign.domain.posting.LineRole;
import dev.countersign.domain.posting.Meter;
import dev.countersign.domain.terms.Price;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lines of one outcome: billables by their revision, and what takes them back. */
record Story(
    String claim,
    Instant occurredAt,
    Instant recordedAt,
    Currency currency,
    String meter,
    Map<String, String> billTo) {
  static final TenantId ACME = new TenantId("acme");
  static final Currency EUR = Currency.getInstance("EUR");
  static final Instant NOON = Instant.parse("2026-11-10T12:00:00Z");

  /** A policy that was signed at noon on 10 November, for customer {@code cus_1}. */
  static Story signed() {
    return new Story("policy_signed/policy/P-1", NOON, NOON, EUR, "policy", Map.of("id", "cus_1"));
  }

  Story named(String claim) {
    return new Story(claim, occurredAt, recordedAt, currency, meter, billTo);
  }

  Story at(Instant occurredAt, Instant recordedAt) {
    return new Story(claim, occurredAt, recordedAt, currency, meter, billTo);
  }

  Story in(Currency currency) {
    return new Story(claim, occurredAt, recordedAt, currency, meter, billTo);
  }

  Story counted() {
    return in(Price.UNITS);
  }

  Story by(String meter) {
    return new Story(claim, occurredAt, recordedAt, currency, meter, billTo);
  }

  Story billTo(Map<String, String> billTo) {
    return new Story(claim, occurredAt, recordedAt, currency, meter, billTo);
  }

  /** The first billable of the outcome, or one after the last was taken back for good. */
  BillingLine billable(int revision, long amount) {
    return line(id(revision, Kind.BILLABLE), new LineRole.Billable(null), amount);
  }

  /** A billable that replaces the one before. */
  BillingLine replacing(int revision, long amount) {
    var role = new LineRole.Billable(id(revision - 1, Kind.REVERSAL));
    return line(id(revision, Kind.BILLABLE), role, amount);
  }

  /** What takes back a billable for good. */
  BillingLine reversal(int revision, long amount) {
    return reversal(revision, amount, null);
  }

  /** What takes back a billable that the next one replaces. */
  BillingLine replaced(int revision, long amount) {
    return reversal(revision, amount, id(revision + 1, Kind.BILLABLE));
  }

  private BillingLine reversal(int revision, long amount, @Nullable EventId replacedBy) {
    var role = new LineRole.Reversal(id(revision, Kind.BILLABLE), replacedBy);
    return line(id(revision, Kind.REVERSAL), role, -amount);
  }

  private BillingLine line(EventId id, LineRole role, long amount) {
    return new BillingLine(
        id,
        role,
        Claim.parse(claim),
        occurredAt,
        recordedAt,
        ZoneId.of("Europe/Berlin"),
        new Money(amount, currency),
        new Meter(meter),
        billTo,
        Bytes.of(("data of " + id).getBytes(StandardCharsets.UTF_8)));
  }

  private EventId id(int revision, Kind kind) {
    return ResultEvent.idOf(ACME, Claim.parse(claim), revision, kind);
  }
}
