package dev.countersign.bench.growth;

import java.util.function.Supplier;

/** The work that is measured at most sizes: new outcomes, published and settled. */
final class Work {
  private final MeasuredFunctions world;
  private int records;

  Work(MeasuredFunctions world) {
    this.world = world;
  }

  /** The tenant of an outcome, and the member of the attestation that names its session. */
  record Whose(String tenant, String reference) {}

  /** Measures new outcomes that name their sessions: attest, publish and settle. */
  void named(Costs costs, Supplier<Whose> next) {
    outcomes(costs, "attest, session named", "publish", next);
    world.settle().forEach(cost -> costs.add("settle, a hold's end", cost));
  }

  /** Measures new outcomes that are matched by subject: attest and publish. */
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

  /** Measures a newer statement about a known outcome. */
  void restated(Costs costs, Whose whose, String record) {
    var raw = world.statement(whose.tenant(), "restated", record, whose.reference());
    costs.add("attest, restated", world.cost(() -> world.handle(raw)));
    costs.add("publish, restated", world.cost(world.publishing(whose.tenant(), record)));
  }
}
