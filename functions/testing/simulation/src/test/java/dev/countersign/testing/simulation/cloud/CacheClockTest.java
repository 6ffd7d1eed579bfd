package dev.countersign.testing.simulation.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.testing.simulation.clock.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A cache of a world may be a minute older than what was applied last, and no older. */
final class CacheClockTest {
  private static final Instant START = Instant.parse("2026-02-01T00:00:00Z");

  private final Scheduler clock = new Scheduler(1, START);
  private final CacheClock caches = new CacheClock(clock);

  @Test
  void nanos_whereNothingIsAppliedForADay_standStillAfterAMinute() {
    assertEquals(List.of(30L, 61L, 61L), secondsAt(30, 61, 86_400));
  }

  @Test
  void nanos_whereSomethingIsAppliedAfterADay_goOnFromWhereTheyStood() {
    clock.at(START.plusSeconds(86_400), caches::applied);

    assertEquals(
        List.of(61L, 61L, 91L, 122L, 122L), secondsAt(100, 86_400, 86_430, 86_461, 90_000));
  }

  @Test
  void nanos_whereSomethingIsAppliedInTheMinute_runAsTimeDoes() {
    clock.at(START.plusSeconds(40), caches::applied);

    assertEquals(List.of(39L, 60L, 101L, 101L), secondsAt(39, 60, 101, 200));
  }

  /** How many seconds it has run at these seconds of the world. */
  private List<Long> secondsAt(long... seconds) {
    var ran = new ArrayList<Long>();
    for (long second : seconds) {
      clock.at(
          START.plusSeconds(second), () -> ran.add(Duration.ofNanos(caches.nanos()).toSeconds()));
    }
    clock.run(100);
    return ran;
  }
}
