package dev.countersign.app.deliver;

import static dev.countersign.app.deliver.ResultMaker.billable;
import static dev.countersign.app.deliver.ResultMaker.messages;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.app.deliver.auth.EngineCredentials;
import dev.countersign.app.deliver.intake.BusMessage;
import dev.countersign.app.deliver.intake.TakeResults;
import dev.countersign.app.deliver.run.DeliverResults;
import dev.countersign.app.deliver.send.SendDue;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** From the bus to the engine, with threads as they are. */
final class DeliverResultsTest {
  private final DeliverWorld world = new DeliverWorld();
  private final DeliverResults deliver =
      new DeliverResults(
          new TakeResults(world.ledger, world.targets(), () -> world.now),
          new SendDue(
              world.ledger,
              world.targets(),
              world.engine,
              new EngineCredentials(world.secrets, world.engine, EngineCredentials.noAws()),
              () -> world.now),
          world.ledger.followedTargets());

  @Test
  void deliver_messages_areTakenAndSent() {
    world.file = DeliverWorld.ENGINE.replace("timeout: PT5S", "rate: {at_once: 16}\ntimeout: PT5S");
    var records = IntStream.range(0, 300).mapToObj(i -> "r" + i).toList();
    var all = new ArrayList<BusMessage>();
    records.forEach(
        record -> all.addAll(messages(billable(record, 1, 100, "cus_1", DeliverWorld.NOON))));

    var delivered = deliver.deliver(all, world.now.plusSeconds(60));

    assertEquals(300, delivered.taken().results());
    assertEquals(300, delivered.sent().getFirst().count("accepted"));
    assertEquals(Map.of("sent", 300), world.states(records));
    assertEquals(30_000, world.engine.sum());
    assertEquals(300, world.engine.requests.size());
  }

  @Test
  void deliver_afterItsEnd_takesAndSendsNothing() {
    var delivered =
        deliver.deliver(messages(billable("a", 1, 100, "cus_1", DeliverWorld.NOON)), world.now);

    assertEquals(1, delivered.taken().results());
    assertEquals("[ready]", world.state("a"));
  }

  @Test
  void sendAll_targetsThatAreFollowed_areSentTo() {
    world.take(messages(billable("a", 1, 100, "cus_1", DeliverWorld.NOON)));
    assertEquals(0, deliver.sendAll(world.now.plusSeconds(60)).size());

    world.ledger.followedTargets().follow(DeliverWorld.TARGET);
    assertEquals(1, deliver.sendAll(world.now.plusSeconds(60)).size());
    assertEquals("[sent]", world.state("a"));
  }
}
