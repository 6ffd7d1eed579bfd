package dev.countersign.app.deliver;

import static dev.countersign.app.deliver.ResultMaker.billable;
import static dev.countersign.app.deliver.ResultMaker.messages;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.countersign.app.deliver.connect.EngineConnection;
import dev.countersign.app.deliver.connect.OutgoingRequest;
import dev.countersign.domain.posting.HeldReason;
import dev.countersign.domain.posting.PostingState.Held;
import dev.countersign.domain.posting.PostingState.Sent;
import dev.countersign.forms.engine.answer.RawAnswer;
import java.time.Duration;
import java.util.Map;

/**
 * Two results: one of a customer to whose requests the engine does as the test says, and one beside
 * it, which must be sent whatever becomes of the first.
 */
final class OddCustomer {
  static final String ID = "cus_odd";

  final DeliverWorld world = new DeliverWorld();

  /** What is done to a request of the odd customer; by its number, from 1. */
  @FunctionalInterface
  interface Doing {
    EngineConnection.Exchange done(int number, OutgoingRequest request);
  }

  Doing doing = (number, request) -> world.engine.send(request, Duration.ofSeconds(5));

  private int number;

  final EngineConnection connection =
      (request, longest) ->
          request.body().toText().contains(ID)
              ? doing.done(++number, request)
              : world.engine.send(request, longest);

  /** Takes both results. */
  void taken() {
    taken("odd", 300, ID);
    taken("good", 500, "cus_good");
  }

  void taken(String record, long minor, String customer) {
    var message = messages(billable(record, 1, minor, customer, DeliverWorld.NOON));
    assertEquals(0, world.take(message).failed().size());
  }

  /** A run each minute. */
  void runs(Duration time) {
    var end = world.now.plus(time);
    while (world.now.isBefore(end)) {
      var _ = world.send(connection);
      world.now = world.now.plusSeconds(60);
    }
  }

  HeldReason held() {
    return assertInstanceOf(Held.class, world.posting("odd", 0).state()).reason();
  }

  String refusedFor() {
    return assertInstanceOf(HeldReason.Refused.class, held()).engine().value();
  }

  Sent sent() {
    return assertInstanceOf(Sent.class, world.posting("odd", 0).state());
  }

  /** The odd posting's requests. */
  int requests() {
    return number;
  }

  /** That the result beside it was sent once. */
  void goodIsSentOnce() {
    assertEquals("[sent]", world.state("good"));
    assertEquals(1, world.engine.asked(world.posting("good", 0).id().value()).size());
  }

  /** An answer in JSON. */
  static EngineConnection.Exchange answer(int status, String json) {
    return new EngineConnection.Exchange.Answered(
        RawAnswer.of(status, Map.of("content-type", "application/json"), ResultMaker.text(json)));
  }
}
