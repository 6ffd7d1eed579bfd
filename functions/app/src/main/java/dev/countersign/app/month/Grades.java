package dev.countersign.app.month;

import dev.countersign.app.delivery.AuthenticatedDelivery;
import dev.countersign.app.month.LeafOfEntry.Grade;
import dev.countersign.app.registry.SourceName;
import dev.countersign.domain.history.Entry;
import dev.countersign.ledger.Outcomes;
import dev.countersign.ledger.StoredEntry;
import java.util.Optional;

/** Tells in what grade it was said what brought an entry. */
record Grades(Outcomes outcomes) {
  /** None where nothing was said, and where the evidence of what the outcome doesn't keep is gone. */
  Optional<Grade> of(StoredEntry stored) {
    var entry = stored.entry();
    return SaidWords.of(entry)
        .flatMap(said ->
            entry.registers().statements().all().stream()
                .filter(kept ->
                    kept.evidence().equals(said.evidence())
                        && kept.source().equals(said.source()))
                .findFirst()
                .map(kept -> new Grade(kept.assurance(), kept.provableTo()))
                .or(() -> ofEvidence(entry, said)));
  }

  private Optional<Grade> ofEvidence(Entry entry, SaidWords said) {
    return outcomes
        .evidence(entry.tenant(), entry.claim(), entry.seq(), said.evidence())
        .flatMap(evidence ->
            AuthenticatedDelivery.keptContext(
                new SourceName(entry.tenant(), said.source()), evidence, entry.at()))
        .map(context -> new Grade(context.assurance(), context.provableTo()));
  }
}
