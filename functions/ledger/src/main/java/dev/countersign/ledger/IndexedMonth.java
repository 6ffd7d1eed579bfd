package dev.countersign.ledger;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A calendar month of a tenant, as the index has it. Months follow each other without a gap: each
 * begins where the one before it ends, also where the tenant's zone has changed.
 *
 * @param number its place among the tenant's sealed months, from 1; 0 for the month in which the
 *     index was begun, where the tenant was there before: it is never sealed
 * @param zone by which it ends
 * @param begins its first instant
 * @param closedAtOrNull when it was closed; from then on nothing comes into it
 */
public record IndexedMonth(
    YearMonth period, int number, ZoneId zone, Instant begins, @Nullable Instant closedAtOrNull) {

  /** The first month of a tenant: that of this instant. */
  public static IndexedMonth first(Instant at, ZoneId zone, int number) {
    var period = YearMonth.from(at.atZone(zone));
    return new IndexedMonth(period, number, zone, firstInstant(period, zone), null);
  }

  /** The month after this one. */
  public IndexedMonth next(ZoneId itsZone) {
    return new IndexedMonth(period.plusMonths(1), number + 1, itsZone, ends(), null);
  }

  /** The first instant that is no longer in it. */
  public Instant ends() {
    return firstInstant(period.plusMonths(1), zone);
  }

  /** When it was closed, if it was. */
  public Optional<Instant> closedAt() {
    return Optional.ofNullable(closedAtOrNull);
  }

  public boolean isOpen() {
    return closedAtOrNull == null;
  }

  /** The same month, closed at this time. */
  public IndexedMonth closed(Instant at) {
    return new IndexedMonth(period, number, zone, begins, at);
  }

  private static Instant firstInstant(YearMonth period, ZoneId zone) {
    return period.atDay(1).atStartOfDay(zone).toInstant();
  }
}
