package dev.countersign.app;

import static dev.countersign.app.World.named;
import static dev.countersign.app.World.said;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.countersign.app.delivery.ItemLanes;
import dev.countersign.domain.history.Stimulus;
import dev.countersign.ledger.memory.InMemoryLedger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Items of different claims are handled side by side, those of one claim in their order. */
final class BatchOrderTest {
  private static final String TICKET = "ticket_resolved";

  private final World world = World.over(new InMemoryLedger());

  @Test
  void batch_ofSeveralClaims_keepsTheOrderOfEach() {
    var items = new ArrayList<String>();
    for (int i = 0; i < 60; i++) {
      String said = said(i < 30 ? "attested" : "retracted", TICKET, "" + i % 6, named("s"));
      items.add(said.replace("\"reason\":\"x\"", "\"reason\":\"r" + i + "\""));
    }

    var answer = world.attest("crm", "b", "[" + String.join(",", items) + "]");

    assertEquals(202, answer.status(), answer.text());
    for (int claim = 0; claim < 6; claim++) {
      int first = claim;
      var expected = IntStream.range(0, 10).map(n -> first + 6 * n).mapToObj(n -> "b#" + n);
      var messages =
          world.history(TICKET, "" + claim).stream()
              .map(stored -> ((Stimulus.Trace.Said) stored.entry().trace()).message().value());
      assertEquals(expected.toList(), messages.toList());
    }
  }

  @Test
  void lanes_upToEight_runAtOnce() {
    var together = new CyclicBarrier(ItemLanes.SIDE_BY_SIDE);
    var done = Collections.synchronizedList(new ArrayList<Integer>());
    var lanes =
        IntStream.range(0, 3 * ItemLanes.SIDE_BY_SIDE)
            .<Runnable>mapToObj(i ->
                () -> {
                  await(together);
                  done.add(i);
                })
            .toList();

    ItemLanes.sideBySide().run(lanes);

    assertEquals(lanes.size(), done.size());
  }

  @Test
  void lane_withAnError_isNotLostInItsThread() {
    List<Runnable> lanes =
        List.of(
            () -> {},
            () -> {
              throw new AssertionError("an error");
            });

    assertThrows(AssertionError.class, () -> ItemLanes.sideBySide().run(lanes));
  }

  private static void await(CyclicBarrier together) {
    try {
      together.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new AssertionError("not at once", e);
    }
  }
}
