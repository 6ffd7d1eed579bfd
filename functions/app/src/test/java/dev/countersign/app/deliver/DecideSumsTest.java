package dev.countersign.app.deliver;

import static dev.countersign.app.deliver.ResultMaker.billable;
import static dev.countersign.app.deliver.ResultMaker.messages;
import static dev.countersign.app.deliver.ResultMaker.reversal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.countersign.app.deliver.desk.DecideHeld;
import dev.countersign.app.deliver.desk.DeskAnswer;
import dev.countersign.domain.EventId;
import dev.countersign.domain.planning.PersonsDecision.Wish;
import dev.countersign.domain.posting.Person;
import dev.countersign.domain.posting.PersonsWord;
import dev.countersign.domain.posting.Posting;
import dev.countersign.ledger.memory.InMemoryLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person decides, where the engine takes sums of hours. */
final class DecideSumsTest {
  private final DeliverWorld world = SumsWorld.over(new InMemoryLedger(), new ScriptedEngine());

  /** No run comes before the hour is over. */
  @Test
  void release_shortlyBeforeTheHourEnds_isInThatHour() {
    heldWithoutItsCustomer();
    world.now = DeliverWorld.NOON.plus(Duration.ofMinutes(59));

    assertEquals("corrected", decide("a", Wish.RELEASE).state().word());

    world.now = DeliverWorld.NOON.plus(Duration.ofHours(1));
    var _ = world.send();
    assertEquals(List.of(300L), List.copyOf(world.engine.lines.values()));
    SumsWorld.hours(world, 2);
    assertEquals(300, world.engine.sum());
  }

  @Test
  void release_whoseReversalComesInTheSameHour_isInNoSum() {
    heldWithoutItsCustomer();
    decide("a", Wish.RELEASE);
    world.take(messages(reversal("a", 1, 300, "cus_1", DeliverWorld.NOON)));

    assertEquals("[annulled, annulled]", world.state("a"));
    SumsWorld.hours(world, 2);
    assertEquals(0, world.engine.requests.size());
  }

  @Test
  void release_whileItsCauseIsThere_isHeldAgainAndInNoSum() {
    heldWithoutItsCustomer();
    world.more = ", customers: {cus_9: nobody}, periods: {zone: UTC, closes_after: PT6H}";

    assertEquals("held", decide("a", Wish.RELEASE).state().word());
    SumsWorld.hours(world, 2);
    assertEquals(0, world.engine.requests.size());
  }

  /** What is given back can't be sent: only a person can do it. */
  @Test
  void release_ofATaskOfAnHour_isHeldAgainAndNeverSent() {
    world.now = Instant.parse("2026-11-29T12:00:00Z");
    world.take(messages(billable("a", 1, 300, "cus_1", world.now)));
    SumsWorld.hours(world, 2);
    world.take(messages(reversal("a", 1, 300, "cus_1", world.now)));
    SumsWorld.hours(world, 34);
    var task = SumsWorld.held(world).getFirst();

    assertInstanceOf(DeskAnswer.Done.class, decided(task.id(), Wish.RELEASE));
    var _ = world.send();
    assertEquals(List.of(task.id()), SumsWorld.held(world).stream().map(Posting::id).toList());
    assertEquals(1, world.engine.requests.size());

    assertInstanceOf(DeskAnswer.Done.class, decided(task.id(), Wish.DONE));
    assertEquals(List.of(), SumsWorld.held(world));
  }

  private void heldWithoutItsCustomer() {
    String right = world.more;
    world.more = right + ", customers: {cus_9: nobody}";
    world.take(messages(billable("a", 1, 300, "cus_1", DeliverWorld.NOON)));
    assertEquals("[held]", world.state("a"));
    world.more = right;
  }

  private Posting decide(String record, Wish wish) {
    var id = billable(record, 1, 300, "cus_1", DeliverWorld.NOON).id();
    return assertInstanceOf(DeskAnswer.Done.class, decided(id, wish)).posting();
  }

  private DeskAnswer decided(EventId id, Wish wish) {
    var word = new PersonsWord(new Person("ada"), world.now, "looked there");
    return new DecideHeld(world.ledger, world.targets(), () -> world.now)
        .decide(DeliverWorld.TARGET, id, wish, word);
  }
}
