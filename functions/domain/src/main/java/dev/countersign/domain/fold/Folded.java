package dev.countersign.domain.fold;

import dev.countersign.domain.statement.Fact;
import dev.countersign.domain.statement.Statement;
import dev.countersign.domain.statement.Truth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the statements of one side say together, read in their order: the contract, section 5.
 *
 * @param truthOrNull what is true, or was before it was taken back; none if nothing attested it
 * @param noted what notes remember of facts and value, whether or not the truth has it
 * @param retractions those since the truth began; there may be some before there is a truth
 * @param mergeOrNull the newest merge since the truth began
 * @param locked the statements that were passed over since the truth was final
 */
public record Folded(
    State state,
    @Nullable Truth truthOrNull,
    Noted noted,
    List<Statement> retractions,
    @Nullable Statement mergeOrNull,
    Set<Statement> locked) {

  /** Where the fact stands. */
  public enum State {
    NOTHING,
    STANDS,
    TAKEN_BACK
  }

  public Folded {
    retractions = List.copyOf(retractions);
    locked = Set.copyOf(locked);
  }

  /** What is true, or was before it was taken back. */
  public Optional<Truth> truth() {
    return Optional.ofNullable(truthOrNull);
  }

  /** The newest merge since the truth began. */
  public Optional<Statement> merge() {
    return Optional.ofNullable(mergeOrNull);
  }

  /** What notes say of a record: its facts and its value. */
  public record Noted(Fact.Tree facts, dev.countersign.domain.money.@Nullable Money value) {}
}
