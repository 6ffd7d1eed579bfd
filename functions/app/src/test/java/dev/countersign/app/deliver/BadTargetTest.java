package dev.countersign.app.deliver;

import static dev.countersign.app.deliver.OddCustomer.answer;
import static dev.countersign.app.deliver.ResultMaker.billable;
import static dev.countersign.app.deliver.ResultMaker.messages;
import static dev.countersign.app.deliver.ResultMaker.reversal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.deliver.ScriptedEngine.Manner;
import dev.countersign.app.deliver.auth.EngineCredentials;
import dev.countersign.app.deliver.connect.EngineConnection.Exchange;
import dev.countersign.app.deliver.connect.OutgoingRequest;
import dev.countersign.app.deliver.intake.BusMessage;
import dev.countersign.app.deliver.intake.TakeResults;
import dev.countersign.app.deliver.send.SendDue;
import dev.countersign.app.deliver.send.SendReport;
import dev.countersign.app.registry.BillingTargets;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.planning.PersonsDecision;
import dev.countersign.domain.planning.PersonsDecision.Granted;
import dev.countersign.domain.planning.PersonsDecision.Wish;
import dev.countersign.domain.posting.HeldReason;
import dev.countersign.domain.posting.Person;
import dev.countersign.domain.posting.PersonsWord;
import dev.countersign.domain.posting.PostingState.Held;
import dev.countersign.domain.posting.TargetName;
import dev.countersign.forms.billing.BillingForm;
import dev.countersign.forms.billing.TargetSetup;
import dev.countersign.forms.engine.EngineForm;
import dev.countersign.forms.json.Reading;
import dev.countersign.ledger.TargetKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A result, a target or an engine's file that isn't as it should be: each posting has a clear state
 * and a reason, nothing is lost, nothing is there twice, and the posting beside it is sent.
 */
final class BadTargetTest {
  private final OddCustomer odd = new OddCustomer();
  private final DeliverWorld world = odd.world;

  private void mended(Wish wish) {
    var posting = world.posting("odd", 0);
    var postings = world.ledger.postings().of(DeliverWorld.TARGET, ResultMaker.claim("odd"));
    var word = new PersonsWord(new Person("pat"), world.now, "mended");
    var granted =
        PersonsDecision.of(
            posting.id(),
            wish,
            word,
            postings,
            world.targets().of(ResultMaker.TENANT).getFirst().target());
    var _ =
        world
            .ledger
            .postings()
            .write("pat", assertInstanceOf(Granted.Yes.class, granted).changes());
  }

  @Test
  void run_resultWithoutCustomerOfThisTarget_isHeldUntilThereIsOne() {
    world.more = ", customers: {cus_good: eng_good}";
    odd.taken();
    odd.runs(Duration.ofHours(1));

    assertEquals(new HeldReason.NoCustomer(), odd.held());
    assertEquals(0, odd.requests());
    odd.goodIsSentOnce();

    world.more = ", customers: {cus_good: eng_good, cus_odd: eng_odd}";
    mended(Wish.RELEASE);
    odd.runs(Duration.ofMinutes(2));

    assertEquals("[sent]", world.state("odd"));
    assertEquals(800, world.engine.sum());
  }

  @Test
  void take_reversalOfAResultWithoutCustomer_annulsBoth() {
    world.more = ", customers: {cus_good: eng_good}";
    odd.taken();
    odd.runs(Duration.ofMinutes(2));
    world.take(messages(reversal("odd", 1, 300, OddCustomer.ID, DeliverWorld.NOON)));
    odd.runs(Duration.ofHours(1));

    assertEquals("[annulled, annulled]", world.state("odd"));
    assertEquals(500, world.engine.sum());
  }

  @Test
  void run_resultInAnotherCurrency_isHeld() {
    world.more = ", currency: USD";
    odd.taken();
    odd.runs(Duration.ofHours(1));

    assertEquals("currency", odd.held().word());
    assertEquals(0, world.engine.requests.size());
    world.more = ", currency: EUR";
    mended(Wish.RELEASE);
    odd.runs(Duration.ofMinutes(2));
    assertEquals("[sent]", world.state("odd"));
  }

  /** Whatever the file says by now, what was frozen is what is sent. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"what\": meter | \"what\": meter, \"new\": 1",
        "value: amount_minor | value: quantity",
        "path: \"/lines\" | path: \"/new-lines\"",
        "/id, window: forever | /id, window: P30D",
        "correct: [{how: negative, within: PT1H}] | ",
      })
  void run_fileChangesWhileSending_sendsTheSameBytesToTheSamePlace(String old, String changed) {
    odd.doing =
        (number, request) -> {
          var answer = world.engine.send(request, Duration.ofSeconds(5));
          return number == 1 ? new Exchange.NoAnswer("too_slow") : answer;
        };
    odd.taken();
    var _ = world.send(odd.connection);
    assertTrue(world.file.contains(old));
    world.file = world.file.replace(old, changed == null ? "" : changed);

    odd.runs(Duration.ofMinutes(10));

    assertEquals("[sent]", world.state("odd"));
    assertEquals(2, odd.requests());
    var asked = world.engine.requests.stream().filter(r -> r.body().toText().contains("odd"));
    assertEquals(1, asked.map(r -> r.url() + r.body().toText()).distinct().count());
    assertEquals(800, world.engine.sum());
  }

  @Test
  void run_windowIsShorterByNow_asksInsteadOfSendingAgain() {
    odd.doing = (number, request) -> new Exchange.NoAnswer("too_slow");
    odd.taken();
    var _ = world.send(odd.connection);
    world.file = world.file.replace("window: forever", "window: PT2M");
    world.now = world.now.plus(Duration.ofHours(1));

    odd.runs(Duration.ofMinutes(10));

    assertEquals("unconfirmed", odd.held().word());
    assertEquals(1, odd.requests());
    odd.goodIsSentOnce();
  }

  private SendReport sentBy(BillingTargets targets, TargetKey key) {
    return new SendDue(
            world.ledger,
            targets,
            odd.connection,
            new EngineCredentials(world.secrets, odd.connection, EngineCredentials.noAws()),
            () -> world.now)
        .run(key, world.now.plusSeconds(50));
  }

  @Test
  void run_targetIsTakenAwayWhileSending_leavesItAsItIs() {
    odd.doing = (number, request) -> new Exchange.NoAnswer("too_slow");
    odd.taken();
    var _ = world.send(odd.connection);
    world.now = world.now.plus(Duration.ofHours(2));

    var report = sentBy(tenant -> List.of(), DeliverWorld.TARGET);

    assertEquals("no such target", report.why().orElseThrow());
    assertEquals("[sending]", world.state("odd"));
    odd.doing = (number, request) -> world.engine.send(request, Duration.ofSeconds(5));
    odd.runs(Duration.ofMinutes(2));
    assertEquals("[sent]", world.state("odd"));
  }

  private static final String WITH_KEY =
      DeliverWorld.ENGINE.replace(
          "auth: {kind: none}", "secrets: [key]\nauth: {kind: bearer, secret: key}");

  /** A tenant that leaves an engine for another must not send it the other's key. */
  @Test
  void run_targetMovesToAnotherHostWhileSending_isHeldAndTheNewKeyStaysAtHome() {
    world.file = WITH_KEY;
    world.more = ", secrets: {key: {inline: old-key}}";
    odd.doing = (number, request) -> new Exchange.NoAnswer("too_slow");
    odd.taken();
    var _ = world.send(odd.connection);
    var asked = new ArrayList<OutgoingRequest>();
    odd.doing =
        (number, request) -> {
          asked.add(request);
          return answer(200, "{}");
        };
    world.more = ", url: \"https://other.example\", secrets: {key: {inline: new-key}}";

    odd.runs(Duration.ofHours(3));

    assertEquals(new HeldReason.Unconfirmed(HeldReason.Looked.CANNOT_BE_ASKED, null), odd.held());
    assertEquals(List.of(), asked);
    mended(Wish.RELEASE_NOT_THERE);
    odd.runs(Duration.ofMinutes(2));
    assertEquals("[sent]", world.state("odd"));
    assertEquals("other.example", asked.getFirst().url().getHost());
  }

  @Test
  void run_targetMovesBeforeAnythingWasTaken_makesTheRequestAnew() {
    odd.doing = (number, request) -> new Exchange.NotSent("no_connection");
    odd.taken();
    var _ = world.send(odd.connection);
    var hosts = new ArrayList<String>();
    odd.doing =
        (number, request) -> {
          hosts.add(request.url().getHost());
          return world.engine.send(request, Duration.ofSeconds(5));
        };
    world.more = ", url: \"https://other.example\"";

    odd.runs(Duration.ofMinutes(10));

    assertEquals(List.of("other.example"), hosts);
    assertEquals("[sent]", world.state("odd"));
    assertEquals(800, world.engine.sum());
  }

  /** A target under a second name is another target; the engine's key is the same. */
  @Test
  void run_targetUnderANewName_billsNothingTwice() {
    odd.taken();
    odd.runs(Duration.ofMinutes(2));
    var renamed =
        setups(
            "acme", "renamed: {engine: strict, from: \"2026-01-01T00:00:00Z\", customer: engine}");
    var message = messages(billable("odd", 1, 300, OddCustomer.ID, DeliverWorld.NOON));
    var key = new TargetKey(ResultMaker.TENANT, new TargetName("renamed"));

    var _ = new TakeResults(world.ledger, tenant -> renamed, () -> world.now).take(message);
    var _ = sentBy(tenant -> renamed, key);

    var again = world.ledger.postings().of(key, ResultMaker.claim("odd")).byId().values();
    var held = assertInstanceOf(Held.class, again.iterator().next().state());
    assertEquals(new HeldReason.Conflict(), held.reason());
    assertEquals(800, world.engine.sum());
  }

  @Test
  void read_sameTargetUnderTwoNames_isRefused() {
    var one = "{engine: strict, from: \"2026-01-01T00:00:00Z\", customer: engine}";
    var refused =
        assertThrows(
            IllegalStateException.class, () -> setups("acme", "a: " + one + ", b: " + one));
    assertTrue(String.valueOf(refused.getMessage()).contains("bills the same results"));
  }

  /** Two tenants may share an engine: each has results of its own, with keys of their own. */
  @Test
  void run_twoTenantsAtOneEngine_billEachTheirOwn() {
    var text = "main: {engine: strict, from: \"2026-01-01T00:00:00Z\", customer: engine}";
    var globex = new TenantId("globex");
    BillingTargets targets = tenant -> setups(tenant.value(), text);
    var take = new TakeResults(world.ledger, targets, () -> world.now);
    for (TenantId tenant : List.of(ResultMaker.TENANT, globex)) {
      var message = messages(ResultMaker.billableOf(tenant, "same", 300, "cus_1"));
      assertEquals(1, take.take(message).touched().size());
    }

    for (TenantId tenant : List.of(ResultMaker.TENANT, globex)) {
      var report = sentBy(targets, new TargetKey(tenant, new TargetName("main")));
      assertEquals(1, report.count("accepted"));
    }

    assertEquals(2, world.engine.lines.size());
    assertEquals(600, world.engine.sum());
  }

  private List<TargetSetup> setups(String tenant, String targets) {
    var engine = read(EngineForm.read(world.file));
    return read(
        BillingForm.read(
            "{targets: {" + targets + "}}", new TenantId(tenant), name -> Optional.of(engine)));
  }

  private static <T> T read(Reading<T> reading) {
    return switch (reading) {
      case Reading.Read<T>(T value) -> value;
      case Reading.Unreadable<T> wrong ->
          throw new IllegalStateException(wrong.problems().toString());
    };
  }

  /** Everything at once: twice, out of order, with customers that the engine doesn't know. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void run_busDeliversTwiceAndOutOfOrder_endsAtTheSameStates(long seed) {
    var random = new Random(seed);
    var all = new ArrayList<BusMessage>();
    var records = IntStream.range(0, 24).mapToObj(i -> "r" + i).toList();
    for (int i = 0; i < 24; i++) {
      String customer = i % 4 == 3 ? "bad_" + i : "cus_" + i;
      all.addAll(messages(billable("r" + i, 1, 300, customer, DeliverWorld.NOON)));
      if (i % 3 == 1) {
        all.addAll(messages(reversal("r" + i, 1, 300, customer, DeliverWorld.NOON)));
      }
    }
    all.addAll(List.copyOf(all));
    Collections.shuffle(all, random);
    var manners = List.of(Manner.LOSE_REQUEST, Manner.LOSE_ANSWER, Manner.NO_CONNECTION);
    world.engine.script =
        (number, request) -> random.nextInt(5) == 0 ? manners.get(number % 3) : Manner.TAKE;
    for (BusMessage message : all) {
      assertEquals(0, world.take(List.of(message)).failed().size());
      if (random.nextInt(8) == 0) {
        world.now = world.now.plus(Duration.ofMinutes(random.nextInt(5)));
        var _ = world.send();
      }
    }
    world.runs(Duration.ofHours(4));

    var states = world.states(records);
    assertEquals(0, states.getOrDefault("sending", 0) + states.getOrDefault("ready", 0));
    // Of the 6 that the engine doesn't know, 2 were taken back. Where a try had no answer before
    // the
    // refusal, the reversal waits until a person has looked.
    assertEquals(
        4, states.getOrDefault("held", 0) - states.getOrDefault("waiting", 0), states::toString);
    assertEquals(300 * 12, world.engine.sum());
  }
}
