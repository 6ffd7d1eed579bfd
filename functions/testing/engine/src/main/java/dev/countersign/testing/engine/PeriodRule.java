package dev.countersign.testing.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An engine's periods: calendar months, or none.
 *
 * @param zone the months' zone; none if the engine has no periods: everything is open
 * @param closesAfter how long after its end a month closes
 * @param early months that somebody closes at another time, which no target knows
 */
public record PeriodRule(
    @Nullable ZoneId zone,
    Duration closesAfter,
    Map<YearMonth, Instant> early,
    IntoClosed intoClosed) {
  private static final String ALWAYS = "always";

  public PeriodRule {
    early = Map.copyOf(early);
  }

  /** Nothing ever closes. */
  public static PeriodRule none() {
    return new PeriodRule(null, Duration.ZERO, Map.of(), IntoClosed.REFUSED);
  }

  /** Months in UTC, closed at their end. */
  public static PeriodRule months() {
    return new PeriodRule(ZoneOffset.UTC, Duration.ZERO, Map.of(), IntoClosed.REFUSED);
  }

  public PeriodRule closingAfter(Duration other) {
    return new PeriodRule(zone, other, early, intoClosed);
  }

  public PeriodRule closedEarly(Map<YearMonth, Instant> other) {
    return new PeriodRule(zone, closesAfter, other, intoClosed);
  }

  public PeriodRule into(IntoClosed other) {
    return new PeriodRule(zone, closesAfter, early, other);
  }

  /** The name of the time's period, like {@code 2026-11}. */
  public String of(Instant time) {
    return zone == null ? ALWAYS : month(time, zone).toString();
  }

  /** When a period of this name closes by the rule that everybody knows; none if never. */
  public @Nullable Instant closesByRule(String period) {
    if (zone == null) {
      return null;
    }
    var next = YearMonth.parse(period).plusMonths(1);
    return next.atDay(1).atStartOfDay(zone).toInstant().plus(closesAfter);
  }

  /** When a period of this name really closes; none if never. */
  public @Nullable Instant closes(String period) {
    var byRule = closesByRule(period);
    return byRule == null
        ? null
        : Objects.requireNonNullElse(early.get(YearMonth.parse(period)), byRule);
  }

  /** Whether a time's period is closed now by the rule that everybody knows. */
  public boolean isClosedByRule(Instant time, Instant now) {
    return isOver(closesByRule(of(time)), now);
  }

  /** Whether a time's period is really closed now. */
  public boolean isClosed(Instant time, Instant now) {
    return isOver(closes(of(time)), now);
  }

  /** Whether what is dated into a closed period now is billed all the same. */
  boolean isBilledLate(Instant time, Instant now) {
    return intoClosed == IntoClosed.BILLED_TWO_MONTHS_LATE
        && zone != null
        && !month(time, zone).isBefore(month(now, zone).minusMonths(2));
  }

  private static boolean isOver(@Nullable Instant closes, Instant now) {
    return closes != null && !now.isBefore(closes);
  }

  private static YearMonth month(Instant time, ZoneId zone) {
    return YearMonth.from(time.atZone(zone));
  }

  /** What becomes of a request that is dated into a closed period. */
  public enum IntoClosed {
    REFUSED,
    TAKEN_AND_NEVER_BILLED,
    /** It is billed late if its month is one of the two before the one that is open. */
    BILLED_TWO_MONTHS_LATE
  }
}
