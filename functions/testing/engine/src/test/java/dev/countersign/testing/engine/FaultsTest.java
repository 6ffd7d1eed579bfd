package dev.countersign.testing.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.countersign.testing.engine.BookedRequest.Verdict;
import dev.countersign.testing.engine.EngineAnswer.Word;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is lost between the fake engine and who asks it. */
final class FaultsTest {
  private static final Account ACME = new Account("acme", "policy_signed");
  private static final Instant NOON = Instant.parse("2026-11-10T12:00:00Z");
  private static final Instant DECEMBER = Instant.parse("2026-12-01T00:00:00Z");
  private static final EngineRequest USAGE = EngineRequest.usage("res_b", ACME, 3000, NOON);

  @Test
  void takeBatch_answerHalved_tellsOfTheFirstHalfAndTakesAll() {
    var engine = new FakeEngine(EngineRules.plain().with(new Faults(1, 0, 0, 1000, 0, List.of())));
    var other = EngineRequest.usage("res_other", ACME, 200, NOON);

    var answers = engine.takeBatch(List.of(USAGE, other), NOON);

    assertEquals(
        List.of(Word.ACCEPTED, Word.UNKNOWN), answers.stream().map(EngineAnswer::word).toList());
    assertEquals(3200, engine.books(NOON).billed(ACME));
  }

  @Test
  void takeUnheard_isTakenAndNotSeen() {
    var engine = new FakeEngine(EngineRules.plain());

    engine.takeUnheard(List.of(USAGE), NOON);

    assertFalse(engine.books(NOON).requests().getFirst().isAnswerSeen());
    assertEquals(3000, engine.books(NOON).billed(ACME));
  }

  @Test
  void takeUnheard_duringAnOutage_isLost() {
    var outage = new Outage(NOON, DECEMBER, Outage.How.BUSY, null);
    var engine = new FakeEngine(EngineRules.plain().with(new Faults(1, 0, 0, List.of(outage))));

    engine.takeUnheard(List.of(USAGE), NOON);

    assertEquals(0, engine.books(NOON).billed(ACME));
  }

  @Test
  void take_duringAnOutage_isAnsweredAsItSays() {
    var hour = Duration.ofHours(1);
    var faults =
        new Faults(
            1,
            0,
            0,
            List.of(
                new Outage(NOON, NOON.plus(hour), Outage.How.BUSY, Duration.ofSeconds(30)),
                new Outage(DECEMBER, DECEMBER.plus(hour), Outage.How.BROKEN, null)));
    var engine = new FakeEngine(EngineRules.plain().with(faults));

    var busy = engine.take(USAGE, NOON);
    var broken = engine.take(USAGE, DECEMBER);

    assertEquals(Word.RETRY, busy.word());
    assertEquals(Duration.ofSeconds(30), busy.retryAfter());
    assertEquals(Word.UNKNOWN, broken.word());
    assertEquals(new EngineReading.Silent(), engine.line("res_b", DECEMBER));
    assertEquals(0, engine.books(DECEMBER).billed(ACME));
    assertEquals(Word.ACCEPTED, engine.take(USAGE, DECEMBER.plus(hour)).word());
  }

  @Test
  void take_answerLost_isTakenAndNotSeen() {
    var engine = new FakeEngine(EngineRules.plain().with(new Faults(1, 0, 1000, List.of())));

    var answer = engine.take(USAGE, NOON);

    var booked = engine.books(NOON).requests().getFirst();
    assertEquals(Word.UNKNOWN, answer.word());
    assertEquals(Verdict.TAKEN, booked.verdict());
    assertFalse(booked.isAnswerSeen());
    assertEquals(3000, engine.books(NOON).billed(ACME));
  }

  @Test
  void take_requestLost_isNotTaken() {
    var engine = new FakeEngine(EngineRules.plain().with(new Faults(1, 1000, 0, List.of())));

    assertEquals(Word.UNKNOWN, engine.take(USAGE, NOON).word());
    assertEquals(0, engine.books(NOON).billed(ACME));
  }
}
