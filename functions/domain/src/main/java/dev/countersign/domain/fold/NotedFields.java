package dev.countersign.domain.fold;

import dev.countersign.domain.money.Money;
import dev.countersign.domain.statement.Fact;
import dev.countersign.domain.statement.Statement;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What notes said of a record so far: the newest of each field. */
final class NotedFields {
  final TreeMap<String, Given<Fact>> facts = new TreeMap<>();
  @Nullable Given<Money> value;

  void note(Statement statement, int place) {
    statement
        .facts()
        .values()
        .forEach(
            (name, fact) -> facts.put(name, Given.anew(facts.get(name), fact, place, statement)));
    Money stated = statement.value();
    if (stated != null) {
      value = Given.anew(value, stated, place, statement);
    }
  }

  Folded.Noted noted() {
    var plain = new TreeMap<String, Fact>();
    facts.forEach((name, given) -> plain.put(name, given.value()));
    return new Folded.Noted(
        plain.isEmpty() ? Fact.Tree.EMPTY : new Fact.Tree(plain),
        value == null ? null : value.value());
  }
}
