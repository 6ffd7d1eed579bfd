package dev.countersign.domain.planning;

import static dev.countersign.domain.planning.EngineBuilder.ableEngine;
import static dev.countersign.domain.planning.EngineBuilder.engine;
import static dev.countersign.domain.planning.Story.NOON;
import static dev.countersign.domain.planning.Story.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.domain.posting.BillingLine;
import dev.countersign.domain.posting.BillingTarget;
import dev.countersign.domain.posting.CorrectionWay.While;
import dev.countersign.domain.posting.RequestKind.Direction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every order in which a billable, its reversal and what replaces it may come: rule 5. */
final class ArrivalOrderTest {
  private static final BillingLine B = signed().billable(1, 3000);
  private static final BillingLine R = signed().replaced(1, 3000);
  private static final BillingLine N = signed().replacing(2, 2000);

  static Stream<List<BillingLine>> orders() {
    return Stream.of(
        List.of(B, R, N),
        List.of(B, N, R),
        List.of(R, B, N),
        List.of(R, N, B),
        List.of(N, B, R),
        List.of(N, R, B));
  }

  private static List<BillingTarget> engines() {
    return List.of(
        ableEngine().build(),
        engine().cancel(Duration.ofDays(1), While.ALWAYS).documents(Direction.CREDIT).build(),
        engine().documents(Direction.CREDIT, Direction.CHARGE).build());
  }

  @ParameterizedTest
  @MethodSource("orders")
  void events_thatAllCameBeforeTheFirstSending_endAlike(List<BillingLine> order) {
    for (BillingTarget target : engines()) {
      var machine = new PostingMachine(target, new Random(1), NOON);
      order.forEach(machine::arrives);
      machine.quiet();
      assertEquals(Map.of("B", "annulled", "R", "annulled", "N", "sent"), states(machine));
      assertEquals(2000, total(machine));
      assertEquals(B, machine.postings.posting(B.id()).orElseThrow().line());
    }
  }

  /** After each event, or after none of them, all that is due is done: 8 ways for each order. */
  @ParameterizedTest
  @MethodSource("orders")
  void events_withSendingInBetween_endInTheSameSum(List<BillingLine> order) {
    for (BillingTarget target : engines()) {
      for (int sendings = 0; sendings < 8; sendings++) {
        var machine = new PostingMachine(target, new Random(sendings), NOON);
        for (int i = 0; i < order.size(); i++) {
          machine.arrives(order.get(i));
          if ((sendings >> i & 1) == 1) {
            machine.quiet();
          }
        }
        machine.quiet();
        assertEquals(2000, total(machine));
      }
    }
  }

  /** The billable was sent, and its month is closed, before the rest comes in whatever order. */
  @ParameterizedTest
  @MethodSource("orders")
  void events_afterTheMonthClosed_endAlike(List<BillingLine> order) {
    var machine = new PostingMachine(ableEngine().build(), new Random(1), NOON);
    machine.arrives(B);
    machine.quiet();
    machine.now = machine.now.plus(Duration.ofDays(60));
    var rest = new ArrayList<>(order);
    rest.forEach(machine::arrives);
    machine.quiet();
    assertEquals(Map.of("B", "sent", "R", "sent", "N", "corrected"), states(machine));
    assertEquals(2000, total(machine));
  }

  private static long total(PostingMachine machine) {
    return machine.engine.total(List.of(B.id(), R.id(), N.id()));
  }

  private static Map<String, String> states(PostingMachine machine) {
    var states = new TreeMap<String, String>();
    Map.of("B", B, "R", R, "N", N)
        .forEach((name, line) ->
            states.put(name, machine.postings.posting(line.id()).orElseThrow().state().word()));
    return states;
  }
}
