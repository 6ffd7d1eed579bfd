package dev.countersign.app.history;

import dev.countersign.domain.Problem;
import dev.countersign.domain.history.Decision;
import dev.countersign.ledger.StoredEntry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a command came to, durably.
 *
 * @param decision what the domain decided
 * @param entryOrNull the stored entry that answers: the appended one, or the one that answered the
 *     same message before; none where nothing was appended or answered
 */
public record AppendResult(Decision decision, @Nullable StoredEntry entryOrNull) {

  /** What can't be used, with the reason. */
  public static AppendResult unprocessable(Problem problem) {
    return new AppendResult(new Decision.Unprocessable(problem), null);
  }

  /**
   * The stored entry that answers.
   *
   * @throws IllegalStateException where there is none
   */
  public StoredEntry entry() {
    if (entryOrNull == null) {
      throw new IllegalStateException("no entry answers this");
    }
    return entryOrNull;
  }

  /** The entry that was appended; none where none was. */
  public Optional<StoredEntry> appended() {
    return decision instanceof Decision.Appended
        ? Optional.ofNullable(entryOrNull)
        : Optional.empty();
  }

  /** Why it can't be used; none where it can. */
  public Optional<Problem> problem() {
    return decision instanceof Decision.Unprocessable(Problem problem)
        ? Optional.of(problem)
        : Optional.empty();
  }

  /** Whether the message's id had been answered before, for other content. */
  public boolean isConflict() {
    return decision instanceof Decision.Conflicting;
  }

  /** Whether it brought nothing new. */
  public boolean isUnchanged() {
    return decision instanceof Decision.Unchanged;
  }
}
