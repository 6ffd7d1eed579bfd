package dev.countersign.app.deliver.send;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.forms.engine.Engine.CallRate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** When calls go, and which go beside each other. */
final class CallPaceTest {
  private static final Instant NOON = Instant.parse("2026-11-10T12:00:00Z");
  private Instant now = NOON;

  private CallPace pace(Optional<Integer> perSecond) {
    return CallPace.of(
        new CallRate(perSecond, Optional.of(1), 8, Set.of("customer")),
        () -> now,
        time -> now = now.plus(time));
  }

  @Test
  void inTurn_fourASecond_areAQuarterApart() {
    var pace = pace(Optional.of(4));
    var times = new ArrayList<Duration>();
    for (int i = 0; i < 3; i++) {
      pace.inTurn(List.of(), () -> times.add(Duration.between(NOON, now)));
    }
    assertEquals(
        List.of(Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofMillis(750)), times);
  }

  @Test
  void inTurn_afterAPause_savesNothingUp() {
    var pace = pace(Optional.of(1));
    pace.inTurn(List.of(), () -> {});
    now = now.plusSeconds(100);
    var times = new ArrayList<Duration>();
    for (int i = 0; i < 2; i++) {
      pace.inTurn(List.of(), () -> times.add(Duration.between(NOON, now)));
    }
    assertEquals(List.of(Duration.ofSeconds(101), Duration.ofSeconds(102)), times);
  }

  @Test
  void inTurn_sameLane_areNeverBesideEachOther() throws Exception {
    var pace = pace(Optional.empty());
    var underWay = new ConcurrentHashMap<String, AtomicInteger>();
    var most = new AtomicInteger();
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 400; i++) {
        // Two lanes each, so that an order that is not kept would end in a deadlock.
        var lanes = i % 2 == 0 ? List.of("a", "b") : List.of("b", "c");
        threads.execute(() ->
            pace.inTurn(
                lanes,
                () -> {
                  int beside =
                      underWay.computeIfAbsent("b", lane -> new AtomicInteger()).incrementAndGet();
                  most.accumulateAndGet(beside, Math::max);
                  Thread.onSpinWait();
                  underWay.get("b").decrementAndGet();
                }));
      }
    }
    assertEquals(1, most.get());
  }

  @Test
  void inTurn_otherLanes_goBesideEachOther() throws Exception {
    var pace = pace(Optional.empty());
    var both = new CountDownLatch(2);
    try (var threads = Executors.newFixedThreadPool(2)) {
      var done =
          List.of("a", "b").stream()
              .map(lane ->
                  threads.submit(() ->
                      pace.inTurn(
                          List.of(lane),
                          () -> {
                            both.countDown();
                            try {
                              both.await();
                            } catch (InterruptedException e) {
                              Thread.currentThread().interrupt();
                            }
                          })))
              .toList();
      for (var each : done) {
        each.get();
      }
    }
    assertEquals(0, both.getCount());
  }
}
