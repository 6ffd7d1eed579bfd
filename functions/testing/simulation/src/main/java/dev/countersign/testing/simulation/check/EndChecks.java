package dev.countersign.testing.simulation.check;

import dev.countersign.domain.TenantId;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.history.Stimulus.Trace;
import dev.countersign.ledger.Outcomes;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.testing.oracle.OracleTerms;
import dev.countersign.testing.simulation.audit.Audit;
import dev.countersign.testing.simulation.cloud.SimulatedCloud;
import dev.countersign.testing.simulation.world.TenantTerms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** What must hold when nothing is left to do. */
final class EndChecks {
  /** By then nothing is ahead any more. */
  private static final Duration FAR = Duration.ofDays(4000);

  private final SimulatedCloud cloud;
  private final Audit audit;
  private final BiFunction<String, String, TenantTerms> terms;
  private final Consumer<String> findings;
  private final Consumer<String> reached;
  private final Outcomes outcomes;

  /**
   * Over a world that has come to rest.
   *
   * @param terms the terms of a tenant for an outcome type
   * @param findings gets what must not be
   * @param reached gets the statuses and reasons that occurred
   */
  EndChecks(
      SimulatedCloud cloud,
      Audit audit,
      BiFunction<String, String, TenantTerms> terms,
      Consumer<String> findings,
      Consumer<String> reached) {
    this.cloud = cloud;
    this.audit = audit;
    this.terms = terms;
    this.findings = findings;
    this.reached = reached;
    this.outcomes = new DynamoLedger(cloud.table(), SimulatedCloud.TABLE).outcomes();
  }

  void check(OracleInput input, StreamedHistories histories) {
    var statements = input.said();
    statements.forEach((name, about) -> {
      var contract = terms.apply(name.tenant(), name.claim().type().value());
      var standing = audit.standing(name.tenant(), name.claim().toString());
      var expected =
          books(contract, histories.history(name)).stream()
              .map(book -> input.known(name, book, about))
              .map(known -> standing.ofOutcome(known, cloud.clock().now().plus(FAR)))
              .toList();
      audit.settled(name.tenant(), name.claim().toString(), expected);
    });
    histories
        .histories()
        .forEach((name, history) -> {
          boolean isOfASession = name.claim().toString().contains("/!/");
          if (!statements.containsKey(name) && !isOfASession) {
            findings.accept("an outcome that nobody spoke of: " + name);
          }
          history.forEach(entry -> checkEntry(name, entry));
        });
    for (SentMessage sent : input.all()) {
      if (!sent.taken()) {
        findings.accept("not taken: " + sent.message().id());
      }
    }
    cloud.nextDue().ifPresent(due -> findings.accept("still due: " + due));
  }

  /**
   * All versions; or, since terms that are applied decide nothing again, those that were known when
   * the last entry was written.
   */
  static List<List<OracleTerms>> books(TenantTerms contract, List<Entry> history) {
    var books = new ArrayList<>(List.of(contract.meaning()));
    if (!history.isEmpty()) {
      books.addAll(contract.known(history.getLast().at()));
    }
    return books.stream().distinct().toList();
  }

  /** The delivery that an entry rests on must still be there, byte for byte. */
  private void checkEntry(StreamedHistories.Name name, Entry entry) {
    reached.accept("status " + entry.status().wire());
    if (entry.reasonOrNull() != null) {
      reached.accept("reason " + entry.reasonOrNull());
    }
    if (entry.trace() instanceof Trace.Said said) {
      var kept =
          outcomes.evidence(
              new TenantId(name.tenant()), name.claim(), entry.seq(), said.evidence());
      if (kept.isEmpty() || !kept.get().raw().digest().equals(said.evidence())) {
        findings.accept("evidence lost: " + name + " " + entry.seq());
      }
    }
  }
}
