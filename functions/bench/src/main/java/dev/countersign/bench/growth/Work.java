package dev.countersign.bench.growth;

import java.util.function.Supplier;

/** The work that is measured at most sizes: new outcomes, published and settled. */
final class Work {
  private final MeasuredFunctions world;
  private int records;

  Work(MeasuredFunctions world) {
    this.world = world;
  }

  /** Whose outcome, and which session it means, as the attestation says it. */
  record Whose(String tenant, String reference) {}

  /** New outcomes that name their sessions, and what comes after them. */
  void named(Costs costs, Supplier<Whose> next) {
    outcomes(costs, "attest, session named", "publish", next);
    world.settle().forEach(cost -> costs.add("settle, a hold's end", cost));
  }

  /** New outcomes that are matched by subject. */
  void matched(Costs costs, Supplier<Whose> next) {
    outcomes(costs, "attest, by subject", "publish, by subject", next);
    world.settle();
  }

  private void outcomes(Costs costs, String attest, String publish, Supplier<Whose> next) {
    for (int i = 0; i < Point.EACH; i++) {
      var whose = next.get();
      String record = "own_" + records++;
      var raw = world.statement(whose.tenant(), "attested", record, whose.reference());
      costs.add(attest, world.cost(() -> world.handle(raw)));
      costs.add(publish, world.cost(world.publishing(whose.tenant(), record)));
    }
  }

  /** A newer statement about an outcome that is known. */
  void restated(Costs costs, Whose whose, String record) {
    var raw = world.statement(whose.tenant(), "restated", record, whose.reference());
    costs.add("attest, restated", world.cost(() -> world.handle(raw)));
    costs.add("publish, restated", world.cost(world.publishing(whose.tenant(), record)));
  }
}
