package dev.countersign.app.deliver;

import static dev.countersign.app.deliver.ResultMaker.billable;
import static dev.countersign.app.deliver.ResultMaker.messages;
import static dev.countersign.app.deliver.ResultMaker.reversal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.deliver.ScriptedEngine.Manner;
import dev.countersign.app.deliver.desk.DecideHeld;
import dev.countersign.app.deliver.desk.DeskAnswer;
import dev.countersign.app.deliver.desk.HeldPosting;
import dev.countersign.app.deliver.desk.ListHeld;
import dev.countersign.domain.EventId;
import dev.countersign.domain.Problem;
import dev.countersign.domain.planning.PersonsDecision.Wish;
import dev.countersign.domain.posting.HeldReason;
import dev.countersign.domain.posting.Person;
import dev.countersign.domain.posting.PersonsWord;
import dev.countersign.domain.posting.TargetName;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.PostingList;
import dev.countersign.ledger.Postings;
import dev.countersign.ledger.TargetKey;
import dev.countersign.ledger.members.Member;
import dev.countersign.ledger.memory.InMemoryLedger;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person decides about a posting that is held. */
final class DecideHeldTest {
  private final DeliverWorld world = new DeliverWorld();

  @ParameterizedTest
  @EnumSource(
      value = Member.class,
      names = {"MEMORY", "EMBEDDED"})
  void release_afterItsCauseIsMended_isSentOnce(Member member) {
    var own = new DeliverWorld(member.ledger(), new ScriptedEngine());
    refused(own, "a");
    var held = listing(own).getFirst();
    assertEquals("refused", held.reason().word());
    assertEquals(DeliverWorld.NOON, held.since());
    assertEquals(300, held.amount().minor());

    own.more = ", customers: {bad_1: cus_1}";
    var after = assertInstanceOf(DeskAnswer.Done.class, decide(own, "a", Wish.RELEASE)).posting();

    assertEquals("ready", after.state().word());
    assertEquals("looked there", after.person().orElseThrow().why());
    assertEquals(List.of(), listing(own));
    own.runs(Duration.ofMinutes(3));
    assertEquals("[sent]", own.state("a"));
    assertEquals(300, own.engine.sum());
    assertEquals(2, own.engine.requests.size());
  }

  @Test
  void held_isListedLongestFirstOfAllTargetsOfTheTenant() {
    world.more =
        "}, other: {engine: strict, url: \"https://other.example\","
            + " from: \"2026-01-01T00:00:00Z\", customer: nobody";
    refused(world, "b");
    world.now = world.now.plusSeconds(60);
    refused(world, "a");

    var listed = new ListHeld(world.ledger, world.targets()).of(ResultMaker.TENANT).held();

    assertEquals(
        List.of("main refused", "other no_customer", "main refused", "other no_customer"),
        listed.stream().map(held -> held.target().name() + " " + held.reason().word()).toList());
    assertTrue(listed.getFirst().claim().equals(ResultMaker.claim("b")));
  }

  @Test
  void held_ofATargetThatWasTakenAway_isListedWhileItIsFollowed() {
    refused(world, "a");
    var list = new ListHeld(world.ledger, tenant -> List.of());
    assertEquals(List.of(), list.of(ResultMaker.TENANT).held());

    world.ledger.followedTargets().follow(DeliverWorld.TARGET);
    assertEquals(1, list.of(ResultMaker.TENANT).held().size());
    assertEquals(1, list.of(DeliverWorld.TARGET).held().size());
  }

  @Test
  void release_whileItsCauseIsThere_isHeldAgain() {
    world.more = ", customers: {another: cus_9}";
    world.take(messages(billable("a", 1, 300, "cus_1", DeliverWorld.NOON)));

    var after = assertInstanceOf(DeskAnswer.Done.class, decide(world, "a", Wish.RELEASE)).posting();

    assertEquals("held", after.state().word());
  }

  @Test
  void release_ofWhatTheEngineMayHave_saysWhereToLookAndWhatToSayThen() {
    conflict(world, "a");

    var problem = refusal(decide(world, "a", Wish.RELEASE));

    assertEquals("look_first", problem.reason());
    assertTrue(problem.fix().startsWith("look into the engine: if it is this line"), problem.fix());
    assertTrue(problem.fix().contains("--done"), problem.fix());
    assertEquals("[held]", world.state("a"));
    assertInstanceOf(DeskAnswer.Done.class, decide(world, "a", Wish.RELEASE_NOT_THERE));
    assertEquals("[ready]", world.state("a"));
  }

  @Test
  void done_isSentAndItsReversalIsADocument() {
    conflict(world, "a");
    assertInstanceOf(DeskAnswer.Done.class, decide(world, "a", Wish.DONE));
    assertEquals("[sent]", world.state("a"));

    world.take(messages(reversal("a", 1, 300, "cus_1", DeliverWorld.NOON)));
    world.runs(Duration.ofMinutes(3));

    assertEquals("[sent, sent]", world.state("a"));
    assertEquals(0, world.engine.sum());
  }

  @Test
  void giveUp_isNeverSentAndItsReversalIsAnnulled() {
    refused(world, "a");
    assertInstanceOf(DeskAnswer.Done.class, decide(world, "a", Wish.GIVE_UP));

    world.take(messages(reversal("a", 1, 300, "bad_1", DeliverWorld.NOON)));
    world.runs(Duration.ofMinutes(3));

    assertEquals("[annulled, given_up]", world.state("a"));
    assertEquals(1, world.engine.requests.size());
  }

  @Test
  void decide_whatIsNotHeld_saysWhy() {
    refused(world, "a");
    var unknown = refusal(decide(world, "none", Wish.RELEASE));
    assertEquals("not_held", unknown.reason());
    assertTrue(unknown.fix().contains("countersign held --tenant acme"));

    decide(world, "a", Wish.GIVE_UP);
    assertEquals("not_held", refusal(decide(world, "a", Wish.GIVE_UP)).reason());
    assertEquals("[given_up]", world.state("a"));
  }

  @Test
  void decide_ofATargetThatIsNotThere_namesThoseThatAre() {
    refused(world, "a");
    var other = new TargetKey(ResultMaker.TENANT, new TargetName("mian"));

    var problem =
        refusal(
            new DecideHeld(world.ledger, world.targets(), () -> world.now)
                .decide(other, id("a"), Wish.RELEASE, word(world)));

    assertEquals("/target", problem.pointer());
    assertTrue(problem.fix().contains("main"), problem.fix());
  }

  /** The list shows what was decided a moment ago. */
  @Test
  void decide_whileTheListLagsBehind_saysWhatItIsByNow() {
    refused(world, "a");
    var lagging =
        world.ledger.postings().list(DeliverWorld.TARGET, new PostingList.Held(), Optional.empty());
    decide(world, "a", Wish.DONE);
    var behind = lists(world.ledger, lagging);

    var problem =
        refusal(
            new DecideHeld(behind, world.targets(), () -> world.now)
                .decide(DeliverWorld.TARGET, id("a"), Wish.GIVE_UP, word(world)));

    assertTrue(problem.detail().contains("sent"), problem.detail());
    assertEquals("[sent]", world.state("a"));
  }

  /** A reversal that comes while a person decides isn't left waiting for what was decided. */
  @ParameterizedTest
  @ValueSource(ints = {0, 50, 100, 150})
  void decide_whileItsReversalComes_leavesNothingWaiting(int first) throws InterruptedException {
    for (int seed = first; seed < first + 50; seed++) {
      var own = new DeliverWorld(new InMemoryLedger(), new ScriptedEngine());
      conflict(own, "a");
      together(
          seed,
          beside -> decide(beside, own, Wish.DONE),
          beside ->
              beside(own, beside)
                  .take(messages(reversal("a", 1, 300, "cus_1", DeliverWorld.NOON))));

      assertEquals("[ready, sent]", own.state("a"), "seed " + seed);
      own.runs(Duration.ofMinutes(3));
      assertEquals(0, own.engine.sum(), "seed " + seed);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 50, 100, 150})
  void decide_twoPersonsAndASenderAtOnce_oneDecisionStands(int first) throws InterruptedException {
    for (int seed = first; seed < first + 50; seed++) {
      var own = new DeliverWorld(new InMemoryLedger(), new ScriptedEngine());
      refused(own, "a");
      own.more = ", customers: {bad_1: cus_1}";
      var answers = new CopyOnWriteArrayList<DeskAnswer>();
      together(
          seed,
          beside -> answers.add(decide(beside, own, Wish.RELEASE)),
          beside -> answers.add(decide(beside, own, Wish.GIVE_UP)),
          beside -> beside(own, beside).send());

      assertEquals(
          1, answers.stream().filter(DeskAnswer.Done.class::isInstance).count(), "seed " + seed);
      own.runs(Duration.ofMinutes(3));
      boolean sent = own.state("a").equals("[sent]");
      assertTrue(sent || own.state("a").equals("[given_up]"), own.state("a"));
      assertEquals(sent ? 300 : 0, own.engine.sum(), "seed " + seed);
      assertEquals(sent ? 2 : 1, own.engine.requests.size(), "seed " + seed);
    }
  }

  /** What one of several does, whose every use of the postings is a step. */
  @FunctionalInterface
  private interface Deed {
    void with(DyingPort.Beside beside);
  }

  private static void together(int seed, Deed... deeds) throws InterruptedException {
    var turns = new SeededTurns(seed, deeds.length);
    var threads =
        Stream.iterate(0, i -> i < deeds.length, i -> i + 1)
            .map(player -> Thread.ofPlatform().unstarted(() -> play(player, turns, deeds[player])))
            .toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void play(int player, SeededTurns turns, Deed deed) {
    turns.begin(player);
    try {
      deed.with((method, point) -> {
        if (point == DyingPort.Point.BEFORE) {
          turns.next(player);
        }
      });
    } finally {
      turns.end(player);
    }
  }

  /** The same world, with steps at each use of the postings. */
  private static DeliverWorld beside(DeliverWorld own, DyingPort.Beside beside) {
    var same = new DeliverWorld(ledger(own, beside), own.engine);
    same.more = own.more;
    return same;
  }

  private static DeskAnswer decide(DyingPort.Beside beside, DeliverWorld own, Wish wish) {
    return new DecideHeld(ledger(own, beside), own.targets(), () -> own.now)
        .decide(DeliverWorld.TARGET, id("a"), wish, word(own));
  }

  private static Ledger ledger(DeliverWorld own, DyingPort.Beside beside) {
    return DyingPort.ledger(
        own.ledger, DyingPort.of(Postings.class, own.ledger.postings(), beside));
  }

  private static Ledger lists(Ledger right, Object page) {
    var postings =
        (Postings)
            Proxy.newProxyInstance(
                Postings.class.getClassLoader(),
                new Class<?>[] {Postings.class},
                (self, method, arguments) ->
                    method.getName().equals("list")
                        ? page
                        : method.invoke(right.postings(), arguments));
    return DyingPort.ledger(right, postings);
  }

  private static void refused(DeliverWorld world, String record) {
    world.take(messages(billable(record, 1, 300, "bad_1", DeliverWorld.NOON)));
    var _ = world.send();
  }

  /** The engine knows the key before it was ever asked. */
  private static void conflict(DeliverWorld world, String record) {
    world.engine.lines.put(id(record).value(), 300L);
    world.engine.script = (number, request) -> Manner.TAKE;
    world.take(messages(billable(record, 1, 300, "cus_1", DeliverWorld.NOON)));
    var _ = world.send();
    assertEquals(
        Set.of(new HeldReason.Conflict()),
        Set.copyOf(listing(world).stream().map(HeldPosting::reason).toList()));
  }

  private static List<HeldPosting> listing(DeliverWorld world) {
    return new ListHeld(world.ledger, world.targets()).of(ResultMaker.TENANT).held();
  }

  private static DeskAnswer decide(DeliverWorld world, String record, Wish wish) {
    return new DecideHeld(world.ledger, world.targets(), () -> world.now)
        .decide(DeliverWorld.TARGET, id(record), wish, word(world));
  }

  private static Problem refusal(DeskAnswer answer) {
    return assertInstanceOf(DeskAnswer.Refused.class, answer).problem();
  }

  private static PersonsWord word(DeliverWorld world) {
    return new PersonsWord(new Person("ada"), world.now, "looked there");
  }

  private static EventId id(String record) {
    return billable(record, 1, 300, "cus_1", DeliverWorld.NOON).id();
  }
}
