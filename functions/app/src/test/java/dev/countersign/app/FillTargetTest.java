package dev.countersign.app;

import static dev.countersign.app.BilledWorld.BY_ID;
import static dev.countersign.app.BilledWorld.MAIN;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.countersign.app.deliver.reconcile.FilledTarget;
import dev.countersign.app.deliver.reconcile.LookManner;
import dev.countersign.app.deliver.reconcile.OlderResult;
import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.ledger.members.Member;
import dev.countersign.ledger.memory.InMemoryLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A target that is added after results were decided. */
final class FillTargetTest {
  private static final Instant BEGIN = Instant.parse("2026-11-01T00:00:00Z");

  private final List<OlderResult> older = new ArrayList<>();

  private static BilledWorld later(BilledWorld world) {
    world.billing = world.billing.replace("2026-01-01", "2026-11-20");
    return world;
  }

  private FilledTarget fill(BilledWorld world, Instant since) {
    return fill(world, since, LookManner.MEND);
  }

  private FilledTarget fill(BilledWorld world, Instant since, LookManner manner) {
    older.clear();
    return world.fill().run(world.targets().find(MAIN).orElseThrow(), since, manner, older::add);
  }

  @ParameterizedTest
  @EnumSource(
      value = Member.class,
      names = {"MEMORY", "EMBEDDED"})
  void fill_resultsOfBeforeFrom_arePostedOnce(Member member) {
    var world = later(new BilledWorld(member.ledger(), BY_ID));
    world.unbilled("a", "b");

    assertEquals(2, fill(world, BEGIN).posted());
    world.send();
    var again = fill(world, BEGIN);
    world.send();

    assertEquals(0, again.posted());
    assertEquals(2, again.there());
    assertEquals(2, world.engine.posts.size());
    assertEquals("[sent]", world.state("a"));
    assertEquals("[]", world.billed());
  }

  @Test
  void fill_onlyTelling_writesNothing() {
    var world = later(new BilledWorld(new InMemoryLedger(), BY_ID));
    world.unbilled("a");
    world.takenBack("a");
    world.unbilled("b");

    assertEquals(1, fill(world, BEGIN, LookManner.TELL).posted());
    assertEquals("[annulled, annulled]", world.state("a"));
    assertEquals("[]", world.state("b"));
  }

  @Test
  void fill_resultOfBeforeSince_isNotPosted() {
    var world = later(new BilledWorld(new InMemoryLedger(), BY_ID));
    world.unbilled("a");

    var filled = fill(world, world.world.now.plusSeconds(1));

    assertEquals(0, filled.posted());
    assertEquals(0, filled.older().results());
    assertEquals("[]", world.state("a"));
  }

  @Test
  void fill_whatIsTooOldForTheEngine_isListedWithItsSum() {
    var world = later(new BilledWorld(new InMemoryLedger(), BY_ID));
    world.file = world.file.replace("otherwise: hold", "otherwise: now");
    world.unbilled("a", "b");
    world.world.now = world.world.now.plus(Duration.ofDays(30));

    var filled = fill(world, BEGIN);

    assertEquals(0, filled.posted());
    assertEquals(2, filled.older().results());
    assertEquals(
        "1.98", requireNonNull(filled.older().money().get("EUR")).decimal().toPlainString());
    assertEquals("cus_1", older.getFirst().customer());
    assertEquals("[]", world.state("a"));
  }

  @Test
  void fill_whatWasTakenBack_isNeverSent() {
    var world = later(new BilledWorld(new InMemoryLedger(), BY_ID));
    var all = world.world.told;
    world.unbilled("a");
    retracted(world, "a");
    assertEquals(4, all.size());

    assertEquals(1, fill(world, BEGIN).posted());
    world.send();

    assertEquals("[annulled, annulled]", world.state("a"));
    assertEquals(List.of(), world.engine.posts);
  }

  @Test
  void fill_reversalOfWhatIsOlderThanSince_givesNothingBack() {
    var world = later(new BilledWorld(new InMemoryLedger(), BY_ID));
    world.unbilled("a");
    world.world.now = world.world.now.plus(Duration.ofDays(1));
    var since = world.world.now;
    retracted(world, "a");

    assertEquals(1, fill(world, since).posted());
    world.send();

    assertEquals("[annulled, annulled]", world.state("a"));
    assertEquals(List.of(), world.engine.posts);
    assertEquals(0, fill(world, BEGIN).posted());
  }

  @Test
  void fill_whatWasTakenBackAndIsTooOld_isNotListed() {
    var world = later(new BilledWorld(new InMemoryLedger(), BY_ID));
    world.unbilled("a");
    retracted(world, "a");
    world.world.now = world.world.now.plus(Duration.ofDays(50));

    assertEquals(0, fill(world, BEGIN).older().results());
  }

  @Test
  void fill_targetThatTakesSums_isRefused() {
    var world = new BilledWorld(new InMemoryLedger(), BY_ID);
    world.file =
        world.file.replaceFirst("correct: .*\n", "sums: {of: [customer, meter], every: PT1H}\n");

    assertThrows(Misconfigured.class, () -> fill(world, BEGIN));
  }

  private static void retracted(BilledWorld world, String record) {
    world.world.attest(
        "crm",
        "r" + record,
        World.said("retracted", BilledWorld.TYPE, record, World.named("ses_1")));
    world.world.stream();
  }
}
