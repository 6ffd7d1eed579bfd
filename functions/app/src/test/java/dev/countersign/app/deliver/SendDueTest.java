package dev.countersign.app.deliver;

import static dev.countersign.app.deliver.ResultMaker.billable;
import static dev.countersign.app.deliver.ResultMaker.messages;
import static dev.countersign.app.deliver.ResultMaker.reversal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.deliver.ScriptedEngine.Manner;
import dev.countersign.app.registry.InlineSecrets;
import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.domain.posting.HeldReason;
import dev.countersign.domain.posting.PostingState.Held;
import dev.countersign.domain.posting.PostingState.Proof;
import dev.countersign.domain.posting.PostingState.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is sent, what is written, and when, for each thing that an engine may do. */
final class SendDueTest {
  private final DeliverWorld world = new DeliverWorld();

  private void taken(String record, long minor, String customer) {
    assertEquals(
        List.of(),
        world.take(messages(billable(record, 1, minor, customer, DeliverWorld.NOON))).failed());
  }

  private List<String> taken(int number) {
    var records = IntStream.range(0, number).mapToObj(i -> "r" + i).toList();
    records.forEach(record -> taken(record, 100, "cus_" + record));
    return records;
  }

  @Test
  void run_oneResult_isSentOnce() {
    taken("a", 300, "cus_1");

    assertEquals(1, world.send().count("accepted"));
    world.runs(Duration.ofHours(1));

    assertEquals(1, world.engine.requests.size());
    assertEquals(300, world.engine.sum());
    assertEquals(Proof.ACCEPTED, sent("a").proof());
  }

  @ParameterizedTest
  @EnumSource(
      value = Manner.class,
      names = {"LOSE_REQUEST", "LOSE_ANSWER"})
  void run_answerIsLost_sendsTheSameBytesAgain(Manner manner) {
    taken("a", 300, "cus_1");
    world.engine.script = (number, request) -> number == 1 ? manner : Manner.TAKE;

    world.send();
    assertEquals("[sending]", world.state("a"));
    world.runs(Duration.ofMinutes(10));

    assertEquals(300, world.engine.sum());
    assertEquals(2, world.engine.requests.size());
    assertEquals(world.engine.requests.getFirst().body(), world.engine.requests.getLast().body());
    assertEquals(
        manner == Manner.LOSE_ANSWER ? Proof.DUPLICATE : Proof.ACCEPTED, sent("a").proof());
  }

  @Test
  void run_duplicateAtTheFirstTry_isHeld() {
    var event = billable("a", 1, 300, "cus_1", DeliverWorld.NOON);
    world.engine.lines.put(event.id().value(), 300L);
    world.take(messages(event));

    world.runs(Duration.ofMinutes(5));

    var held = assertInstanceOf(Held.class, world.posting("a", 0).state());
    assertInstanceOf(HeldReason.Conflict.class, held.reason());
  }

  @Test
  void run_batchThatIsTakenInPart_holdsOnlyWhatIsRefused() {
    world.file = DeliverWorld.IN_BATCHES;
    taken("a", 100, "cus_1");
    taken("b", 200, "bad_1");
    taken("c", 400, "cus_2");

    var report = world.send();

    assertEquals(1, report.count("calls"));
    assertEquals(500, world.engine.sum());
    assertEquals("[held]", world.state("b"));
    assertEquals("[sent]", world.state("c"));
  }

  @Test
  void run_batchThatIsRefusedAsAWhole_isSentOneByOne() {
    world.file =
        DeliverWorld.IN_BATCHES
            .replace("{status: 207, is: items}", "{status: 207, is: refused}")
            .replaceAll("(?s)items:\n.*?key: \\{at", "key: {at");
    taken("a", 100, "cus_1");
    taken("b", 200, "cus_2");

    var report = world.send();

    assertEquals(3, report.count("calls"));
    assertEquals(2, report.count("retry"));
    assertEquals(2, new HashSet<>(world.engine.requests.subList(1, 3)).size());
  }

  @Test
  void run_refusedCustomer_costsNoOther() {
    taken("a", 100, "bad_1");
    taken("b", 200, "cus_2");

    world.send();

    assertEquals("[held]", world.state("a"));
    assertEquals("[sent]", world.state("b"));
    var held = assertInstanceOf(Held.class, world.posting("a", 0).state());
    assertEquals(
        "unknown_customer",
        assertInstanceOf(HeldReason.Refused.class, held.reason()).engine().value());
  }

  @Test
  void run_tooManyRequests_leavesTheEngineAloneForAsLongAsItSays() {
    var records = taken(5);
    world.engine.script = (number, request) -> number == 2 ? Manner.TOO_MANY : Manner.TAKE;

    world.send();
    world.now = world.now.plusSeconds(59);
    world.send();
    assertEquals(2, world.engine.requests.size());
    assertEquals(Map.of("ready", 4, "sent", 1), world.states(records));

    world.now = world.now.plusSeconds(1);
    world.send();
    assertEquals(Map.of("sent", 5), world.states(records));
    assertEquals(500, world.engine.sum());
  }

  @Test
  void run_engineDownForTwoDays_leavesFewInDoubt() {
    var records = taken(50);
    world.engine.script = (number, request) -> Manner.LOSE_REQUEST;

    world.runs(Duration.ofDays(2));

    assertEquals(Map.of("ready", 43, "sending", 7), world.states(records));
    assertTrue(world.engine.requests.size() < 250, () -> "" + world.engine.requests.size());
    world.engine.script = (number, request) -> Manner.TAKE;
    world.runs(Duration.ofHours(3));
    assertEquals(Map.of("sent", 50), world.states(records));
    assertEquals(5000, world.engine.sum());
  }

  @Test
  void run_noConnectionForTwoDays_leavesAllReady() {
    var records = taken(50);
    world.engine.script = (number, request) -> Manner.NO_CONNECTION;

    world.runs(Duration.ofDays(2));

    assertEquals(Map.of("ready", 50), world.states(records));
    world.engine.script = (number, request) -> Manner.TAKE;
    world.runs(Duration.ofHours(3));
    assertEquals(Map.of("sent", 50), world.states(records));
  }

  @Test
  void run_fileChangedWhileSending_sendsTheSameBytes() {
    taken("a", 300, "cus_1");
    world.engine.script = (number, request) -> number == 1 ? Manner.LOSE_ANSWER : Manner.TAKE;
    world.send();

    world.file = DeliverWorld.ENGINE.replace("\"what\": meter", "\"what\": meter, \"new\": 1");
    taken("b", 300, "cus_1");
    world.runs(Duration.ofMinutes(10));

    var requests = world.engine.requests;
    assertEquals("[sent]", world.state("a"));
    assertEquals(1, new HashSet<>(world.engine.asked(world.posting("a", 0).id().value())).size());
    assertTrue(requests.stream().anyMatch(request -> request.body().toText().contains("\"new\"")));
  }

  @Test
  void run_secretIsMissing_restsAndTouchesNoPosting() {
    world.file =
        DeliverWorld.ENGINE.replace(
            "auth: {kind: none}", "secrets: [key]\nauth: {kind: bearer, secret: key}");
    world.more = ", secrets: {key: {ssm: /acme/key}}";
    taken("a", 300, "cus_1");
    world.secrets =
        ref -> {
          throw new Misconfigured("read the SSM parameter /acme/key: ParameterNotFound", null);
        };

    var report = world.send();

    assertTrue(report.why().orElseThrow().contains("/acme/key"), report::toString);
    assertEquals("[ready]", world.state("a"));
    assertEquals(1, world.posting("a", 0).version());
    assertEquals(0, world.engine.requests.size());
    world.secrets = new InlineSecrets();
    world.more = ", secrets: {key: {inline: s3cret}}";
    world.runs(Duration.ofMinutes(10));
    assertEquals("[sent]", world.state("a"));
    assertEquals("Bearer s3cret", world.engine.requests.getFirst().headers().get("authorization"));
  }

  @Test
  void run_keyIsRevoked_holdsNothing() {
    var records = taken(5);
    world.file = DeliverWorld.ENGINE.replace("{status: 400,", "{status: 4xx,");
    world.engine.script = (number, request) -> Manner.UNAUTHORIZED;

    world.runs(Duration.ofHours(5));

    assertEquals(Map.of("ready", 5), world.states(records));
  }

  @Test
  void run_reversalOfWhatIsSent_isTakenBackInTheEngine() {
    taken("a", 300, "cus_1");
    world.send();
    world.take(messages(reversal("a", 1, 300, "cus_1", DeliverWorld.NOON)));
    world.send();

    assertEquals(0, world.engine.sum());
    assertEquals(2, world.engine.lines.size());
    assertEquals("[sent, sent]", world.state("a"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Manner.class,
      names = {"LOSE_REQUEST", "LOSE_ANSWER"})
  void run_answerToADocumentIsLost_makesItOnce(Manner manner) {
    taken("a", 300, "cus_1");
    world.send();
    world.now = world.now.plus(Duration.ofHours(2));
    world.take(
        messages(
            reversal("a", 1, 300, "cus_1", world.now), billable("a", 2, 200, "cus_1", world.now)));
    world.engine.script = (number, request) -> number == 3 ? manner : Manner.TAKE;

    world.runs(Duration.ofMinutes(10));

    assertEquals("[corrected, sent, sent]", world.state("a"));
    assertEquals(List.of(List.of(100L)), List.copyOf(world.engine.credits.values()));
    assertEquals(200, world.engine.sum());
  }

  @Test
  void run_windowIsOver_asksTheEngineAndSendsNoMore() {
    world.file = DeliverWorld.ENGINE.replace("window: forever", "window: PT10M");
    taken("a", 300, "cus_1");
    taken("b", 400, "cus_1");
    world.engine.script =
        (number, request) ->
            number == 1 ? Manner.LOSE_ANSWER : number == 2 ? Manner.LOSE_REQUEST : Manner.TAKE;
    world.send();
    world.now = world.now.plus(Duration.ofMinutes(30));

    world.runs(Duration.ofMinutes(10));

    assertEquals(2, world.engine.requests.size());
    assertEquals(Proof.FOUND, sent("a").proof());
    var held = assertInstanceOf(Held.class, world.posting("b", 0).state());
    assertEquals("unconfirmed", held.reason().word());
  }

  @Test
  void run_reversalComesWhileItsBillableIsSent_isNotForgotten() {
    taken("a", 300, "cus_1");
    world.engine.script =
        (number, request) -> {
          if (number == 1) {
            world.take(messages(reversal("a", 1, 300, "cus_1", DeliverWorld.NOON)));
          }
          return Manner.TAKE;
        };

    world.runs(Duration.ofMinutes(2));

    assertEquals("[sent, sent]", world.state("a"));
    assertEquals(0, world.engine.sum());
  }

  @Test
  void run_monthEndsWhileACallWaitsForItsTurn_datesNothingIntoIt() {
    world.now = Instant.parse("2026-11-30T23:59:58Z");
    world.file =
        DeliverWorld.ENGINE.replace(
            "periods: none", "time: {otherwise: now}\nperiods: month\nrate: {per_second: 1}");
    var before = world.now;
    for (String record : List.of("a", "b", "c", "d")) {
      world.take(messages(billable(record, 1, 100, "cus_1", before)));
    }
    var late = new ArrayList<String>();
    var december = Instant.parse("2026-12-01T00:00:00Z");
    world.engine.script =
        (number, request) -> {
          boolean old = request.body().toText().contains("\"at\":" + before.getEpochSecond());
          if (old && !world.now.isBefore(december)) {
            late.add(request.body().toText());
          }
          return Manner.TAKE;
        };

    world.runs(Duration.ofMinutes(3));

    assertEquals(List.of(), late);
    assertEquals(400, world.engine.sum());
  }

  @Test
  void run_whileAnotherRunHasTheTarget_doesNothing() {
    taken("a", 300, "cus_1");
    var now = world.now;
    assertTrue(
        world
            .ledger
            .followedTargets()
            .lease(DeliverWorld.TARGET, "other", now, now.plusSeconds(60)));

    assertNotEquals("", world.send().why().orElse(""));

    assertEquals(0, world.engine.requests.size());
  }

  private Sent sent(String record) {
    return assertInstanceOf(Sent.class, world.posting(record, 0).state());
  }
}
