package dev.countersign.app.deliver;

import static dev.countersign.app.deliver.ResultMaker.billable;
import static dev.countersign.app.deliver.ResultMaker.messages;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.deliver.connect.EngineConnection;
import dev.countersign.app.deliver.connect.EngineConnection.Exchange;
import dev.countersign.app.deliver.send.SendReport;
import dev.countersign.forms.engine.answer.RawAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Many that are due at once reach a target at its rate, over several runs, two of them at once. */
final class RateKeptTest {
  private static final int RATE = 9;
  private static final int RESULTS = 1000;

  private final DeliverWorld world = new DeliverWorld();
  private final ArrayDeque<Instant> lastSecond = new ArrayDeque<>();
  private final List<SendReport> others = new ArrayList<>();
  private int number;
  private int tooMany;
  private int highest;

  /** Answers 429 to what is more than the rate in any second. */
  private final EngineConnection strict =
      (request, longest) -> {
        var second = world.now.minus(Duration.ofSeconds(1));
        while (!lastSecond.isEmpty() && !lastSecond.getFirst().isAfter(second)) {
          lastSecond.removeFirst();
        }
        lastSecond.addLast(world.now);
        highest = Math.max(highest, lastSecond.size());
        if (++number % 300 == 0) {
          others.add(world.send());
        }
        if (lastSecond.size() > RATE) {
          tooMany++;
          return new Exchange.Answered(
              RawAnswer.of(429, Map.of("retry-after", "1"), ResultMaker.text("")));
        }
        return world.engine.send(request, longest);
      };

  @Test
  void run_manyDueAtOnce_reachTheTargetAtItsRate() {
    world.file =
        DeliverWorld.ENGINE.replace("timeout:", "rate: {per_second: " + RATE + "}\ntimeout:");
    for (int i = 0; i < RESULTS; i++) {
      world.take(messages(billable("r" + i, 1, 1, "cus_1", DeliverWorld.NOON)));
    }
    var begun = world.now;
    int runs = 0;
    while (world.engine.lines.size() < RESULTS) {
      var _ = world.send(strict);
      runs++;
      assertEquals(0, tooMany);
    }

    assertEquals(0, tooMany);
    assertEquals(RATE, highest);
    assertTrue(runs > 2, () -> "one run tells nothing of the next");
    assertEquals(RESULTS, number);
    // Nothing of the rate is lost between the rounds and the runs, but what their begin takes.
    var took = Duration.between(begun, world.now);
    assertTrue(took.compareTo(Duration.ofSeconds(RESULTS / RATE + 2)) < 0, took::toString);
    assertEquals(3, others.size());
    others.forEach(other -> assertEquals("another run sends to it", other.why().orElseThrow()));
  }
}
