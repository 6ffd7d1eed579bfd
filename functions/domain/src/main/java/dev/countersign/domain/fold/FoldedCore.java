package dev.countersign.domain.fold;

import dev.countersign.domain.MatchKey;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.statement.Fact;
import dev.countersign.domain.statement.RecordRef;
import dev.countersign.domain.statement.Statement;
import dev.countersign.domain.statement.Truth;
import dev.countersign.domain.terms.Terms;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * All of a fold that can matter, now or with what may still be said. Statements that leave it as it
 * is change nothing.
 */
record FoldedCore(
    Folded.State state,
    @Nullable Core truth,
    Folded.Noted noted,
    List<Statement> retractions,
    @Nullable RecordRef mergedInto,
    SpokenStatements.Belief weak) {

  /** What matters of a truth; its evidence doesn't. */
  record Core(
      @Nullable RecordRef record,
      @Nullable String conversation,
      @Nullable String session,
      SortedSet<MatchKey> keys,
      Instant occurredAt,
      Instant statedAt,
      Instant began,
      Instant receivedAt,
      @Nullable Money value,
      @Nullable String reason,
      Fact.Tree facts) {
    static Core of(Truth truth) {
      return new Core(
          truth.record(),
          truth.conversation(),
          truth.session(),
          truth.keys(),
          truth.occurredAt(),
          truth.statedAt(),
          truth.began(),
          truth.receivedAt(),
          truth.value(),
          truth.reason(),
          truth.facts());
    }
  }

  static FoldedCore of(Folded folded, SpokenStatements.Belief weak, Terms terms) {
    return new FoldedCore(
        folded.state(),
        folded.truth().map(Core::of).orElse(null),
        folded.noted(),
        CountingRetractions.earliestOfEachRule(folded.retractions(), terms),
        folded.merge().map(Statement::into).orElse(null),
        weak);
  }
}
