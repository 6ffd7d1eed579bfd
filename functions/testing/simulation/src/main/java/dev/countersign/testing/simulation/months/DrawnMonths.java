package dev.countersign.testing.simulation.months;

import dev.countersign.testing.simulation.clock.SeededDraws;
import dev.countersign.testing.simulation.world.Tenant;
import dev.countersign.testing.simulation.world.WorldEvent;
import dev.countersign.testing.simulation.world.WorldTimeline;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * How a tenant seals its months.
 *
 * @param zone that of its first month
 * @param moved the zone to which it moves, if it does
 * @param movesAt when it does
 * @param after how long after its end a month is closed
 * @param isWhole whether its first month is whole, and so is sealed
 * @param review of its months, if the payer may answer about them
 */
record DrawnMonths(
    ZoneId zone,
    ZoneId moved,
    Optional<Instant> movesAt,
    Duration after,
    boolean isWhole,
    Optional<DrawnReview> review) {
  /** One world of so many seals months. */
  private static final int ONE_OF = 8;

  /** And of those with quarrels, one of so many: a line can be disputed until its month is old. */
  private static final int QUARRELS_ONE_OF = 3;

  /** No restore goes back further. */
  private static final Duration LONG = Duration.ofDays(3);

  static DrawnMonths draw(WorldTimeline timeline, Tenant tenant) {
    var dice = SeededDraws.of(timeline.seed(), "months/" + tenant.id());
    var zone = zone(dice);
    var moved = zone(dice);
    var at = WorldTimeline.START.plus(Duration.ofMinutes(dice.below(100 * 24 * 60)));
    boolean moves = dice.perMille(250);
    var after = dice.oneOf(Duration.ofHours(1), Duration.ofHours(1), Duration.ofDays(1), LONG);
    return new DrawnMonths(
        zone,
        moved,
        Optional.of(at).filter(time -> moves),
        isRestored(timeline) ? LONG : after,
        dice.perMille(850),
        DrawnReview.draw(timeline.seed(), tenant));
  }

  /**
   * Draws when the stream and settle stand still: from before a month's end until after its
   * closing, so that what was decided in it comes late. Not where that would be for days.
   */
  void drawRests(WorldTimeline timeline, String tenant, BiConsumer<Instant, Instant> rest) {
    var dice = SeededDraws.of(timeline.seed(), "rests/" + tenant);
    for (var month = YearMonth.of(2026, 2);
        month.getMonthValue() < 8;
        month = month.plusMonths(1)) {
      boolean rests = dice.perMille(600) && after.compareTo(LONG) < 0;
      var end = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
      var from = end.minus(Duration.ofMinutes(dice.below(60 * 24)));
      var until = end.plus(after).plus(Duration.ofMinutes(25 + dice.below(60 * 12)));
      if (rests && until.isBefore(timeline.calmFrom())) {
        rest.accept(from, until);
      }
    }
  }

  /** One of some, more of those that quarrel, and all that are restored. */
  static boolean areIn(WorldTimeline timeline) {
    return SeededDraws.of(timeline.seed(), "months").below(ONE_OF) == 0
        || isRestored(timeline)
        || (timeline.tenants().stream().anyMatch(Tenant::quarrels)
            && SeededDraws.of(timeline.seed(), "quarrels/months").below(QUARRELS_ONE_OF) == 0);
  }

  static boolean isRestored(WorldTimeline timeline) {
    return timeline.events().stream().anyMatch(WorldEvent.Restored.class::isInstance);
  }

  private static ZoneId zone(SeededDraws dice) {
    return ZoneId.of(
        dice.oneOf("UTC", "Europe/Berlin", "America/New_York", "Pacific/Auckland", "UTC"));
  }

  /** {@code month} of its file in the beginning. */
  String first() {
    return text(zone);
  }

  /** {@code month} of its file after it moved. */
  String second() {
    return text(moved);
  }

  private String text(ZoneId where) {
    return "{zone: %s, after: %s%s}"
        .formatted(where, after, review.map(DrawnReview::text).orElse(""));
  }
}
