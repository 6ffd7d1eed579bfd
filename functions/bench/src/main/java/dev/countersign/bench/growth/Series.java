package dev.countersign.bench.growth;

import dev.countersign.bench.growth.Work.Whose;
import dev.countersign.trust.delivery.RawDelivery;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The series: in each, one kind of thing grows. */
final class Series {
  /** A whole correction until its answer. It is left out of the chart: it costs far more. */
  static final String CORRECTION = "correction, until its answer";

  private static final String TENANT = "acme";

  private Series() {}

  /** Outcomes and sessions in the table, each outcome of a session of its own. */
  static Point table(int size) {
    var world = FilledTable.world(TENANT, size);
    IntStream.range(0, Point.TIMES).forEach(i -> world.record(TENANT, "s" + i, "s" + i, 1));
    var work = new Work(world);
    int[] next = new int[2];
    return new Point(
        "outcomes and sessions in the table",
        size,
        costs -> {
          work.named(costs, () -> named("s" + next[0]++));
          work.matched(costs, () -> bySubject("s" + next[1]++));
        });
  }

  /** Outcomes of one session. */
  static Point session(int size) {
    var world = MeasuredFunctions.empty().with(TENANT);
    int uses = uses(size);
    for (int s = 0; s < Point.TIMES / uses; s++) {
      world.record(TENANT, "s" + s, "s" + s, 1);
      for (int i = 0; i < size - uses / 2; i++) {
        world.attest(TENANT, "attested", s + "_" + i, "s" + s);
      }
    }
    world.settle();
    var work = new Work(world);
    int[] next = new int[1];
    return new Point(
        "outcomes of one session",
        size,
        costs -> work.named(costs, () -> named("s" + next[0]++ / uses)),
        costs -> corrected(world, size, costs));
  }

  /** Measures corrections of a session that has so many outcomes. */
  private static void corrected(MeasuredFunctions world, int size, Costs costs) {
    int times = Math.clamp(5_000 / size, 3, 40);
    for (int i = 0; i < times; i++) {
      int form = 2 + i;
      var answered = world.cost(() -> world.record(TENANT, "s0", "s0", form));
      costs.add(CORRECTION, answered);
      costs.add(
          "correction, each of its outcomes", answered.and(world.settleSessions()).each(size));
      world.settle();
    }
  }

  /** Entries of one claim: each statement says something newer. */
  static Point claim(int size) {
    var world = MeasuredFunctions.empty().with(TENANT);
    world.record(TENANT, "s", "s", 1);
    int uses = uses(size);
    int before = size - uses / 2;
    var deliveries = new ArrayList<List<RawDelivery>>();
    for (int c = 0; c < Point.TIMES / uses; c++) {
      deliveries.add(new ArrayList<>());
      for (int i = 0; i < before; i++) {
        String act = i == 0 ? "attested" : "restated";
        deliveries
            .getLast()
            .add(world.statement(TENANT, act, "c" + c, SignedDeliveries.named("s")));
        world.handle(deliveries.getLast().getLast());
        world.publishing(TENANT, "c" + c).run();
      }
    }
    var work = new Work(world);
    int[] next = new int[1];
    return new Point(
        "entries of one claim",
        size,
        costs -> {
          for (int i = 0; i < Point.EACH; i++) {
            int claim = next[0]++ / uses;
            var first = deliveries.get(claim).getFirst();
            var middle = deliveries.get(claim).get(before / 2);
            costs.add("attest, the first again", world.cost(() -> world.handle(first)));
            costs.add("attest, one amid them again", world.cost(() -> world.handle(middle)));
            work.restated(costs, named("s"), "c" + claim);
          }
        },
        costs -> world.settle().forEach(cost -> costs.add("settle, each entry", cost)));
  }

  /** Tenants, which are served in turn. */
  static Point tenants(int size) {
    var world = MeasuredFunctions.empty();
    for (int t = 0; t < size; t++) {
      world.with("t" + t).record("t" + t, "s", "s", 1);
      world.attest("t" + t, "attested", "1", "s");
    }
    world.settle();
    var work = new Work(world);
    int[] next = new int[1];
    return new Point(
        "tenants",
        size,
        costs ->
            work.named(
                costs, () -> new Whose("t" + next[0]++ % size, SignedDeliveries.named("s"))));
  }

  /** Sessions of one subject, such as a number that many people share. */
  static Point subject(int size) {
    var world = MeasuredFunctions.empty().with(TENANT);
    IntStream.range(0, size).forEach(i -> world.record(TENANT, "s" + i, "shared", 1));
    var work = new Work(world);
    int[] next = new int[1];
    return new Point(
        "sessions of one subject",
        size,
        costs -> {
          work.matched(costs, () -> bySubject("shared"));
          work.restated(costs, bySubject("shared"), "own_" + next[0]++);
        });
  }

  /** How often a thing may be used before it has grown by a tenth. */
  private static int uses(int size) {
    return Math.clamp(size / 10, 1, Point.TIMES);
  }

  private static Whose named(String session) {
    return new Whose(TENANT, SignedDeliveries.named(session));
  }

  private static Whose bySubject(String email) {
    return new Whose(TENANT, SignedDeliveries.bySubject(email));
  }
}
