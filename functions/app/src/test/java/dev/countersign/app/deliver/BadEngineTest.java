package dev.countersign.app.deliver;

import static dev.countersign.app.deliver.OddCustomer.answer;
import static dev.countersign.app.deliver.ResultMaker.messages;
import static dev.countersign.app.deliver.ResultMaker.reversal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.deliver.ScriptedEngine.Manner;
import dev.countersign.app.deliver.connect.EngineConnection.Exchange;
import dev.countersign.domain.posting.HeldReason;
import dev.countersign.domain.posting.PostingState.Proof;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An engine that is away, slow, or answers badly: each posting has a clear state and a reason,
 * nothing is lost, nothing is there twice, and the posting beside it is sent all the same.
 */
final class BadEngineTest {
  private final OddCustomer odd = new OddCustomer();
  private final DeliverWorld world = odd.world;

  @ParameterizedTest
  @CsvSource({"LOSE_REQUEST, 7", "LOSE_ANSWER, 7", "NO_CONNECTION, 0", "TOO_MANY, 0"})
  void run_engineIsDownForTwoDays_hasEachOnceAfterwards(Manner manner, int inDoubt) {
    var records = IntStream.range(0, 40).mapToObj(i -> "r" + i).toList();
    records.forEach(record -> odd.taken(record, 100, "cus_1"));
    world.engine.script = (number, request) -> manner;
    world.runs(Duration.ofDays(2));
    var states = world.states(records);
    assertEquals(40, states.getOrDefault("ready", 0) + states.getOrDefault("sending", 0));
    assertEquals(inDoubt, states.getOrDefault("sending", 0));

    world.engine.script = (number, request) -> Manner.TAKE;
    world.runs(Duration.ofHours(3));

    assertEquals(Map.of("sent", 40), world.states(records));
    assertEquals(40, world.engine.lines.size());
    assertEquals(4000, world.engine.sum());
  }

  /** It takes what is sent, and answers when nobody listens any more. */
  @Test
  void run_engineIsSlow_isSentTheSameAgainAndBelievedThatItHasIt() {
    odd.taken();
    odd.doing =
        (number, request) -> {
          var late = world.engine.send(request, Duration.ofSeconds(5));
          return number == 1 ? new Exchange.NoAnswer("too_slow") : late;
        };
    var _ = world.send(odd.connection);
    assertEquals("[sending]", world.state("odd"));

    odd.runs(Duration.ofMinutes(10));

    assertEquals(Proof.DUPLICATE, odd.sent().proof());
    var asked = world.engine.asked(world.posting("odd", 0).id().value());
    assertEquals(2, asked.size());
    assertEquals(1, new HashSet<>(asked).size());
    assertEquals(800, world.engine.sum());
    odd.goodIsSentOnce();
  }

  @Test
  void run_answerIs200WithAnErrorInside_isHeldWithTheEnginesWord() {
    world.file =
        DeliverWorld.ENGINE.replace(
            "  - {status: 200, is: accepted}\n  - {status: 409",
            "  - {status: 200, when: '$exists(body.error)', is: refused, word: body.error}\n"
                + "  - {status: 200, is: accepted}\n  - {status: 409");
    odd.taken();
    odd.doing = (number, request) -> answer(200, "{\"error\":\"unknown_meter\"}");

    odd.runs(Duration.ofHours(2));

    assertEquals("unknown_meter", odd.refusedFor());
    assertEquals(1, odd.requests());
    odd.goodIsSentOnce();
  }

  /** A file that doesn't know of errors inside takes no answer for one that it can't read. */
  @ParameterizedTest
  @ValueSource(strings = {"{\"error\":", "[1,", "{\"a\":1}{\"b\":2}", "{\"a\":1,\"a\":2}"})
  void run_answerIs200WithBrokenJson_isNotBelieved(String body) {
    odd.taken();
    odd.doing = (number, request) -> answer(200, body);

    var _ = world.send(odd.connection);

    assertEquals("[sending]", world.state("odd"));
    odd.goodIsSentOnce();
  }

  private static final String SAYS_400_FOR_ALL =
      DeliverWorld.ENGINE.replace(
          "  - {status: 409, is: duplicate}",
          "  - {status: 400, when: 'body.code = \"known\"', is: duplicate}");

  @Test
  void run_400ForADuplicateAtTheFirstTry_isAConflict() {
    world.file = SAYS_400_FOR_ALL;
    odd.taken();
    odd.doing = (number, request) -> answer(400, "{\"code\":\"known\"}");

    odd.runs(Duration.ofHours(1));

    assertEquals(new HeldReason.Conflict(), odd.held());
    assertEquals(1, odd.requests());
    odd.goodIsSentOnce();
  }

  @Test
  void run_400ForADuplicateAfterATryWithoutAnswer_isSent() {
    world.file = SAYS_400_FOR_ALL;
    odd.taken();
    odd.doing =
        (number, request) ->
            number == 1 ? new Exchange.NoAnswer("too_slow") : answer(400, "{\"code\":\"known\"}");

    odd.runs(Duration.ofHours(1));

    assertEquals(Proof.DUPLICATE, odd.sent().proof());
    odd.goodIsSentOnce();
  }

  @Test
  void run_halfOfABatchIsTaken_holdsOnlyWhatIsRefused() {
    world.file = DeliverWorld.IN_BATCHES;
    var records = IntStream.range(0, 10).mapToObj(i -> "r" + i).toList();
    for (int i = 0; i < 10; i++) {
      odd.taken("r" + i, 100, i % 2 == 0 ? "bad_" + i : "cus_" + i);
    }

    world.runs(Duration.ofHours(1));

    assertEquals(Map.of("held", 5, "sent", 5), world.states(records));
    assertEquals(500, world.engine.sum());
    assertEquals(1, world.engine.requests.size());
  }

  /** The answer names none of the items that it has; the file says that those are unknown. */
  @Test
  void run_halfOfABatchIsNotNamed_sendsThoseAgainWithTheSameBytes() {
    world.file = DeliverWorld.IN_BATCHES.replace("others: accepted", "others: unknown");
    odd.taken("a", 100, "cus_1");
    odd.taken("b", 200, "bad_1");

    world.runs(Duration.ofMinutes(10));

    assertEquals("[sent]", world.state("a"));
    assertEquals("[held]", world.state("b"));
    assertEquals(100, world.engine.sum());
  }

  private static final String CLOSES =
      DeliverWorld.ENGINE
          .replace("periods: none", "time: {otherwise: now}\nperiods: month")
          .replace("  - {status: 400", "  - {status: 422, is: closed}\n  - {status: 400");

  /** The next month, while the results' own is open as far as we know. */
  private void later() {
    world.more = ", periods: {closes_after: P5D}";
    world.now = Instant.parse("2026-12-02T08:00:00Z");
  }

  @Test
  void run_periodIsClosed_countsInTheOneThatIsOpen() {
    world.file = CLOSES;
    odd.taken();
    odd.doing =
        (number, request) ->
            number == 1 ? answer(422, "{}") : world.engine.send(request, Duration.ofSeconds(5));
    later();

    odd.runs(Duration.ofMinutes(10));

    assertEquals(2, odd.requests());
    assertEquals(800, world.engine.sum());
    var dated = odd.sent().request().orElseThrow().plan().postingTime();
    assertEquals(Instant.parse("2026-12-02T08:00:00Z"), dated.truncatedTo(ChronoUnit.HOURS));
    odd.goodIsSentOnce();
  }

  @Test
  void run_everyPeriodIsClosed_isHeldTooLate() {
    world.file = CLOSES;
    odd.taken();
    odd.doing = (number, request) -> answer(422, "{}");
    later();

    odd.runs(Duration.ofHours(1));

    assertEquals("too_late", odd.held().word());
    assertEquals(2, odd.requests());
    odd.goodIsSentOnce();
  }

  @Test
  void run_periodClosesBeforeTheReversal_makesADocument() {
    world.file = CLOSES;
    odd.taken();
    odd.runs(Duration.ofMinutes(2));
    world.take(messages(reversal("odd", 1, 300, OddCustomer.ID, DeliverWorld.NOON)));
    odd.doing = (number, request) -> answer(422, "{}");

    odd.runs(Duration.ofMinutes(10));

    assertEquals("[sent, sent]", world.state("odd"));
    assertEquals(1, world.engine.credits.size());
    assertEquals(500, world.engine.sum());
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown_customer", "unknown_meter", "other_currency"})
  void run_refusedForAWord_isHeldWithIt(String word) {
    odd.taken();
    odd.doing = (number, request) -> answer(400, "{\"code\":\"" + word + "\"}");

    odd.runs(Duration.ofHours(2));

    assertEquals(word, odd.refusedFor());
    assertEquals(1, odd.requests());
    odd.goodIsSentOnce();
  }

  @Test
  void run_keyIsRevoked_touchesNoPostingUntilThereIsAnother() {
    world.engine.script = (number, request) -> Manner.UNAUTHORIZED;
    odd.taken();
    odd.runs(Duration.ofDays(1));

    assertEquals(Map.of("ready", 2), world.states(List.of("odd", "good")));
    assertTrue(world.engine.requests.size() < 120, () -> "" + world.engine.requests.size());
    world.engine.script = (number, request) -> Manner.TAKE;
    odd.runs(Duration.ofHours(1));

    assertEquals(800, world.engine.sum());
    assertEquals(2, world.engine.lines.size());
  }

  /** 500 to some postings, for ever: they wait, and the others don't wait for them. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void run_engineBreaksAtSomePostings_sendsAllOthers(int number) {
    odd.doing = (asked, request) -> answer(500, "{}");
    for (int i = 0; i < number; i++) {
      odd.taken("odd" + i, 300, OddCustomer.ID);
    }
    odd.runs(Duration.ofHours(12));
    for (int i = 0; i < 12; i++) {
      odd.taken("late" + i, 100, "cus_" + i);
      odd.runs(Duration.ofHours(1));
    }

    assertEquals("[sending]", world.state("odd0"));
    assertTrue(world.engine.lines.size() >= 10, () -> "" + world.engine.lines.size());
  }
}
