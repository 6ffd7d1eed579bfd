package dev.countersign.domain.history;

import dev.countersign.domain.MatchKey;
import dev.countersign.domain.fold.Folded;
import dev.countersign.domain.statement.Act;
import dev.countersign.domain.statement.Fact;
import dev.countersign.domain.statement.Statement;
import dev.countersign.domain.statement.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** In which fields a statement differs from what stood before it. */
final class StatementDifference {
  private final Statement statement;
  private final List<String> pointers = new ArrayList<>();

  private StatementDifference(Statement statement) {
    this.statement = statement;
  }

  /**
   * JSON Pointers to what an {@code attested} or {@code noted} states, or a {@code restated} states
   * or leaves out, otherwise than the truth that stood; none where there was no truth.
   */
  static List<String> pointers(Statement statement, Folded stood) {
    var truth = stood.truthOrNull();
    if (truth == null || statement.act().takesBack()) {
      return List.of();
    }
    return new StatementDifference(statement).from(truth);
  }

  /** Whether its value, facts and links, and the date of a restatement, stood before. */
  static boolean saysTheSame(Statement statement, Folded stood) {
    if (stood.truthOrNull() == null) {
      return statement.act() == Act.NOTED && isNoted(statement, stood.noted());
    }
    return pointers(statement, stood).stream()
        .allMatch(pointer ->
            pointer.equals("/reason")
                || (statement.act() == Act.ATTESTED && pointer.equals("/occurred_at")));
  }

  private static boolean isNoted(Statement statement, Folded.Noted noted) {
    return (statement.value() == null || statement.value().equals(noted.value()))
        && noted.facts().values().entrySet().containsAll(statement.facts().values().entrySet());
  }

  private List<String> from(Truth truth) {
    if (statement.act() != Act.NOTED) {
      add("/record", statement.record(), truth.record());
      add("/conversation", statement.conversation(), truth.conversation());
      add("/session", statement.session(), truth.session());
      var subject = statement.subjectKeys();
      add("/subject", subject.isEmpty() ? null : subject, subject(truth));
      add("/occurred_at", statement.occurredAt(), truth.occurredAt());
    }
    add("/value", statement.value(), truth.value());
    if (statement.act() != Act.NOTED) {
      add("/reason", statement.reason(), truth.reason());
    }
    facts(statement.facts().values(), truth.facts().values());
    return List.copyOf(pointers);
  }

  private void facts(SortedMap<String, Fact> mine, SortedMap<String, Fact> stood) {
    var names = new TreeSet<>(mine.keySet());
    names.addAll(stood.keySet());
    for (String name : names) {
      add("/facts/" + name.replace("~", "~0").replace("/", "~1"), mine.get(name), stood.get(name));
    }
  }

  /** What is left out differs only from what a restatement should have repeated. */
  private void add(String pointer, @Nullable Object mine, @Nullable Object stood) {
    boolean counts = mine != null || statement.act() == Act.RESTATED;
    if (counts && !Objects.equals(mine, stood)) {
      pointers.add(pointer);
    }
  }

  private static @Nullable List<MatchKey> subject(Truth truth) {
    var keys = truth.keys().stream().filter(key -> key.kind().subject()).toList();
    return keys.isEmpty() ? null : keys;
  }
}
