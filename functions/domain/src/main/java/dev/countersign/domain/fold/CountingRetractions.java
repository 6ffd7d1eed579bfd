package dev.countersign.domain.fold;

import dev.countersign.domain.statement.Statement;
import dev.countersign.domain.terms.ClawbackRule;
import dev.countersign.domain.terms.Terms;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Which of several retractions can count: of each clawback rule the earliest. */
public final class CountingRetractions {
  /** The one that happened first; of several the one that was stated first. */
  public static final Comparator<Statement> EARLIEST =
      Comparator.comparing(Statement::occurredAt)
          .thenComparing(Statement::statedAt)
          .thenComparing(Statement::content);

  private CountingRetractions() {}

  /** Of each clawback rule, and of those that fall under none, the earliest. */
  public static List<Statement> earliestOfEachRule(List<Statement> retractions, Terms terms) {
    var earliest = new LinkedHashMap<Optional<ClawbackRule>, Statement>();
    retractions.stream()
        .sorted(EARLIEST)
        .forEach(
            statement -> earliest.putIfAbsent(terms.clawbackFor(statement.reason()), statement));
    return List.copyOf(earliest.values());
  }
}
