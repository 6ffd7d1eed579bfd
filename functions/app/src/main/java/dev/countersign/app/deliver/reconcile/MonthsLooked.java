package dev.countersign.app.deliver.reconcile;

import dev.countersign.domain.posting.BillingLine;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The months that a look is about.
 *
 * @param months in order, one at least
 */
public record MonthsLooked(List<YearMonth> months) {
  /** A month begins so much earlier, and ends so much later, somewhere than in UTC. */
  private static final Duration EARLIER = Duration.ofHours(14);

  private static final Duration LATER = Duration.ofHours(12);

  public MonthsLooked {
    months = List.copyOf(months);
    if (months.isEmpty()) {
      throw new IllegalArgumentException("no month");
    }
  }

  /** This month and the two before it, in UTC. */
  public static MonthsLooked usual(Instant now) {
    var month = YearMonth.from(now.atZone(ZoneOffset.UTC));
    return new MonthsLooked(List.of(month.minusMonths(2), month.minusMonths(1), month));
  }

  /** Whether a result happened or was decided in one of them, in whatever zone. */
  boolean has(BillingLine line) {
    return has(line.occurredAt()) || has(line.recordedAt());
  }

  private boolean has(Instant time) {
    return !time.isBefore(from()) && time.isBefore(to());
  }

  /** When the first of them begins where it begins first. */
  Instant from() {
    return start(months.getFirst()).minus(EARLIER);
  }

  /** When the last of them is over everywhere. */
  Instant to() {
    return start(months.getLast().plusMonths(1)).plus(LATER);
  }

  private static Instant start(YearMonth month) {
    return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
