package dev.countersign.domain.fold;

import dev.countersign.domain.fold.Folded.State;
import dev.countersign.domain.statement.Act;
import dev.countersign.domain.statement.Statement;
import dev.countersign.domain.statement.Truth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes statements one after the other, in their order. The rows and columns of the table in the
 * contract, section 5, are the states and the acts.
 */
final class StatementFold {
  private final Optional<TruthLock> lock;
  private final NotedFields noted = new NotedFields();
  private final List<Statement> retractions = new ArrayList<>();
  private final Set<Statement> locked = new HashSet<>();
  private State state = State.NOTHING;
  private @Nullable TruthDraft draft;
  private @Nullable Statement merge;
  private int place;

  private StatementFold(Optional<TruthLock> lock) {
    this.lock = lock;
  }

  /** Folds statements that are in their order. */
  static Folded of(List<Statement> inOrder, Optional<TruthLock> lock) {
    var fold = new StatementFold(lock);
    inOrder.forEach(fold::take);
    Truth truth = fold.draft == null ? null : fold.draft.with(fold.noted);
    return new Folded(
        fold.state, truth, fold.noted.noted(), fold.retractions, fold.merge, fold.locked);
  }

  private void take(Statement statement) {
    place++;
    if (isLocked(statement)) {
      locked.add(statement);
      return;
    }
    switch (statement.act()) {
      case ATTESTED -> attested(statement);
      case RESTATED -> restated(statement);
      case NOTED -> noted.note(statement, place);
      case RETRACTED -> {
        retractions.add(statement);
        state = State.TAKEN_BACK;
      }
      case MERGED -> {
        merge = statement;
        state = State.TAKEN_BACK;
      }
    }
  }

  private void attested(Statement statement) {
    if (state == State.STANDS && draft != null) {
      draft.again(statement, place);
      return;
    }
    draft = new TruthDraft(statement, place);
    retractions.clear();
    merge = null;
    state = State.STANDS;
  }

  private void restated(Statement statement) {
    if (draft == null) {
      draft = new TruthDraft(statement, place);
    } else {
      draft.restated(statement, place);
    }
    state = state == State.NOTHING ? State.STANDS : state;
  }

  private boolean isLocked(Statement statement) {
    if (lock.isEmpty() || draft == null || statement.act() == Act.MERGED) {
      return false;
    }
    return lock.get().locks(statement, draft.with(noted));
  }
}
