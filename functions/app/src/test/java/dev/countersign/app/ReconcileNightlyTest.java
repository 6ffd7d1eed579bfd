package dev.countersign.app;

import static dev.countersign.app.BilledWorld.BY_ID;
import static dev.countersign.app.BilledWorld.LIST;
import static dev.countersign.app.BilledWorld.MAIN;
import static dev.countersign.app.World.TENANT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.deliver.reconcile.NightReport;
import dev.countersign.app.deliver.reconcile.NightReport.Progress;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.domain.posting.TargetName;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.Postings;
import dev.countersign.ledger.TargetKey;
import dev.countersign.ledger.members.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The round of a night, in one run or in many. */
final class ReconcileNightlyTest {
  private static final TargetKey OTHER = new TargetKey(TENANT, new TargetName("other"));

  private static BilledWorld world(Member member, String readBack) {
    var world = new BilledWorld(member.ledger(), readBack);
    world.world.ledger.followedTargets().follow(MAIN);
    return world;
  }

  private static void sold(BilledWorld world, int tickets) {
    world.sold(IntStream.range(0, tickets).mapToObj(i -> "t" + i).toArray(String[]::new));
    world.send();
    world.world.now = world.world.now.plus(Duration.ofHours(2));
  }

  private static NightReport night(BilledWorld world) {
    return world.night(world.world.now.plus(Duration.ofMinutes(13)));
  }

  @Test
  void night_differences_areMendedAndCounted() {
    var world = world(Member.MEMORY, BY_ID);
    sold(world, 5);
    world.unbilled("lost");
    world.engine.forget(world.id("t1"));

    var report = night(world);

    assertEquals(Progress.DONE, report.progress());
    assertEquals(1, report.targets());
    assertEquals(2, report.open());
    assertEquals(0, report.olderThanADay());
    assertEquals("[sending]", world.state("t1"));
    assertEquals("[ready]", world.state("lost"));
    assertTrue(report.toString().contains("missing=1"), report::toString);
  }

  @Test
  void night_ofOneDay_isDoneOnce() {
    var world = world(Member.MEMORY, BY_ID);
    sold(world, 3);
    var _ = night(world);
    int read = world.engine.reads.size();
    world.engine.forget(world.id("t1"));

    world.world.now = world.world.now.plus(Duration.ofHours(1));
    assertEquals(Progress.DONE, night(world).progress());
    assertEquals(read, world.engine.reads.size());

    world.world.now = world.world.now.plus(Duration.ofHours(23));
    assertEquals(1, night(world).open());
  }

  @Test
  void night_differenceOfMoreThanADay_isSaidUntilItIsOver() {
    var world = world(Member.MEMORY, BY_ID);
    sold(world, 3);
    world.file = world.file.replace("window: P30D", "window: PT1H");
    world.engine.forget(world.id("t1"));

    assertEquals(0, night(world).olderThanADay());
    world.world.now = world.world.now.plus(Duration.ofHours(25));
    assertEquals(1, night(world).olderThanADay());
    world.engine.lines.put(world.id("t1"), world.engine.lines.get(world.id("t2")));
    world.world.now = world.world.now.plus(Duration.ofHours(25));
    assertEquals(0, night(world).open());
  }

  @Test
  void night_differenceWhileTheEngineIsDown_isNotForgotten() {
    var world = world(Member.MEMORY, BY_ID);
    sold(world, 3);
    world.file = world.file.replace("window: P30D", "window: PT1H");
    world.engine.forget(world.id("t1"));
    var _ = night(world);
    world.world.now = world.world.now.plus(Duration.ofHours(25));
    world.engine.down = request -> request.url().getPath().endsWith(world.id("t1"));

    var report = night(world);

    assertEquals(Progress.DONE, report.progress());
    assertEquals(1, report.open());
  }

  @ParameterizedTest
  @EnumSource(
      value = Member.class,
      names = {"MEMORY", "EMBEDDED"})
  void night_inManyRuns_asksForEachLineOnce(Member member) {
    var world = world(member, BY_ID);
    sold(world, 120);
    world.engine.forget(world.id("t7"));
    world.engine.forget(world.id("t77"));
    world.engine.reads.clear();
    world.engine.before = () -> world.world.now = world.world.now.plusSeconds(1);

    int runs = 0;
    while (world.night(world.world.now.plusSeconds(10)).progress() == Progress.GOES_ON) {
      assertTrue(++runs < 50, "it never ends");
    }

    assertTrue(runs > 1, "it went on " + runs + " times");
    assertEquals(120, new TreeSet<>(world.engine.reads).size());
    assertEquals(120, world.engine.reads.size());
    assertEquals("[sending]", world.state("t7"));
    assertEquals("[sending]", world.state("t77"));
    assertEquals("[sent]", world.state("t8"));
  }

  @Test
  void night_twoTargetsOneBroken_looksAtTheOther() {
    var world = world(Member.MEMORY, LIST);
    world.billing =
        "{targets: {main: {engine: lines, from: \"2026-01-01T00:00:00Z\", customer: engine},"
            + " other: {engine: lines, url: \"https://other.example\","
            + " from: \"2026-01-01T00:00:00Z\", customer: engine}}}";
    world.world.ledger.followedTargets().follow(OTHER);
    sold(world, 4);
    world.engine.down = request -> request.url().getHost().equals("other.example");
    world.engine.forget(world.id("t1"));

    var report = night(world);

    assertEquals(Progress.DONE, report.progress());
    assertEquals(1, report.counts().get("missing"));
    assertEquals("[sending]", world.state("t1"));
  }

  @Test
  void night_targetWhosePostingsCantBeRead_costsNoOther() {
    var right = Member.MEMORY.ledger();
    var world = new BilledWorld(withoutListsOf(OTHER, right), BY_ID);
    right.followedTargets().follow(MAIN);
    right.followedTargets().follow(OTHER);
    world.billing =
        "{targets: {main: {engine: lines, from: \"2026-01-01T00:00:00Z\", customer: engine},"
            + " other: {engine: lines, url: \"https://other.example\","
            + " from: \"2026-01-01T00:00:00Z\", customer: engine}}}";
    sold(world, 2);
    world.engine.forget(world.id("t1"));

    var report = night(world);

    assertEquals(Progress.DONE, report.progress());
    assertEquals(1, report.counts().get("failed"));
    assertEquals("[sending]", world.state("t1"));
  }

  private static Ledger withoutListsOf(TargetKey target, Ledger right) {
    var postings =
        proxy(
            Postings.class,
            (method, arguments) -> {
              if (method.getName().equals("list") && target.equals(arguments[0])) {
                throw new Unavailable("list postings", null);
              }
              return method.invoke(right.postings(), arguments);
            });
    return proxy(
        Ledger.class,
        (method, arguments) ->
            method.getName().equals("postings") ? postings : method.invoke(right, arguments));
  }

  /** Answers the calls of a port. */
  private interface Answering {
    Object of(Method method, Object[] arguments) throws ReflectiveOperationException;
  }

  private static <T> T proxy(Class<T> port, Answering answers) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (self, method, arguments) -> answers.of(method, arguments)));
  }

  @Test
  void night_followedTargetThatWasTakenAway_costsNothing() {
    var world = world(Member.MEMORY, BY_ID);
    world.world.ledger.followedTargets().follow(OTHER);
    sold(world, 2);
    world.engine.forget(world.id("t1"));

    assertEquals(1, night(world).open());
  }
}
