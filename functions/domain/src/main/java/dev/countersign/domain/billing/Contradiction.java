package dev.countersign.domain.billing;

import dev.countersign.domain.SourceId;
import dev.countersign.domain.fold.CountingRetractions;
import dev.countersign.domain.fold.Folded;
import dev.countersign.domain.fold.SpokenStatements;
import dev.countersign.domain.matching.OutcomeReading;
import dev.countersign.domain.pricing.RefundCalculation;
import dev.countersign.domain.statement.Act;
import dev.countersign.domain.statement.Statement;
import dev.countersign.domain.statement.Truth;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a witness contradicts a truth: the contract, section 11. */
record Contradiction(OutcomeReading reading, Truth truth, Instant holdEnd) {

  /** When the contradiction was stated; of several witnesses the newest. */
  Optional<Instant> statedAt() {
    return reading.terms().sources().stream()
        .filter(source -> !reading.version().speakers().include(source))
        .flatMap(witness -> by(witness).stream())
        .map(Statement::statedAt)
        .max(Comparator.naturalOrder());
  }

  /** What a witness contradicts by: of several the one that happened first. */
  private Optional<Statement> by(SourceId witness) {
    var folded =
        SpokenStatements.ofWitness(
                witness, reading.registers().statements(), reading.terms(), reading.book())
            .at(reading.now());
    if (folded.state() != Folded.State.TAKEN_BACK) {
      return Optional.empty();
    }
    return Stream.concat(folded.retractions().stream(), folded.merge().stream())
        .filter(this::contradicts)
        .min(CountingRetractions.EARLIEST);
  }

  private boolean contradicts(Statement denial) {
    boolean merge = denial.act() == Act.MERGED;
    return (merge || !denial.occurredAt().isAfter(reading.now()))
        && denial.statedAt().isAfter(truth.began())
        && (merge || wouldTakeBack(denial));
  }

  /** Whether the billing source's own retraction, said like this one, would take something back. */
  private boolean wouldTakeBack(Statement denial) {
    return !reading.version().spoken().wouldLock(denial.saidBy(truth.source()), reading.now())
        && (denial.occurredAt().isBefore(holdEnd)
            || new RefundCalculation(reading.terms(), truth)
                .returnsAnything(denial.reason(), denial.occurredAt()));
  }
}
