package dev.countersign.app.deliver;

import static dev.countersign.app.deliver.ResultMaker.billable;
import static dev.countersign.app.deliver.ResultMaker.messages;
import static dev.countersign.app.deliver.ResultMaker.reversal;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.app.deliver.ScriptedEngine.Manner;
import dev.countersign.app.deliver.intake.BusMessage;
import dev.countersign.ledger.members.Member;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The whole way on each ledger: every event twice and out of order, an engine that loses answers.
 */
final class DeliverOnTableTest {
  private static final int RECORDS = 24;

  @ParameterizedTest
  @EnumSource(
      value = Member.class,
      names = {"MEMORY", "EMBEDDED"})
  void deliver_twiceOutOfOrderAndWithLosses_endsAtWhatStands(Member member) {
    var world = new DeliverWorld(member.ledger(), new ScriptedEngine());
    var random = new Random(17);
    var all = new ArrayList<BusMessage>();
    for (int i = 0; i < RECORDS; i++) {
      String record = "r" + i;
      all.addAll(messages(billable(record, 1, 300, "cus_" + i, DeliverWorld.NOON)));
      if (i % 3 == 1) {
        all.addAll(messages(reversal(record, 1, 300, "cus_" + i, DeliverWorld.NOON)));
      }
      if (i % 3 == 2) {
        all.addAll(
            messages(
                reversal(record, 1, 300, "cus_" + i, DeliverWorld.NOON),
                billable(record, 2, 200, "cus_" + i, DeliverWorld.NOON)));
      }
    }
    all.addAll(all.stream().toList());
    Collections.shuffle(all, random);
    var manners = Manner.values();
    world.engine.script =
        (number, request) -> random.nextInt(4) == 0 ? manners[random.nextInt(5)] : Manner.TAKE;
    for (BusMessage message : all) {
      assertEquals(0, world.take(List.of(message)).failed().size());
      if (random.nextInt(6) == 0) {
        world.now = world.now.plusSeconds(60 + random.nextInt(600));
        var _ = world.send();
      }
    }
    world.engine.script = (number, request) -> Manner.TAKE;
    for (int i = 0; i < 40; i++) {
      world.now = world.now.plus(Duration.ofMinutes(5));
      var _ = world.send();
    }

    assertEquals(RECORDS / 3 * (300 + 200), world.engine.sum());
    var states = world.states(IntStream.range(0, RECORDS).mapToObj(i -> "r" + i).toList());
    assertEquals(Map.of(), without(states), () -> "nothing is left to do or to decide: " + states);
  }

  private static Map<String, Integer> without(Map<String, Integer> states) {
    var open = new TreeMap<>(states);
    open.keySet().removeAll(Set.of("sent", "annulled", "corrected"));
    return open;
  }
}
