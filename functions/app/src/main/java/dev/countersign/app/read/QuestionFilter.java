package dev.countersign.app.read;

import dev.countersign.forms.json.Json;
import dev.countersign.ledger.Question.Kind;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which disputes or inquiries are listed.
 *
 * @param states the words of their states; empty for all
 * @param texts members that must have these values, such as {@code month}
 * @param dueBefore the deadline is before this; what has ended has none
 */
public record QuestionFilter(
    Set<String> states, Map<String, String> texts, Optional<Instant> dueBefore) {
  public QuestionFilter {
    states = Set.copyOf(states);
    texts = Map.copyOf(texts);
  }

  /** The words of all states. */
  public static SortedSet<String> states(Kind kind) {
    return new TreeSet<>(
        switch (kind) {
          case DISPUTE ->
              Set.of("open", "answered", "stands", "falls", "adjusted", "withdrawn");
          case INQUIRY -> Set.of("open", "attested", "declined", "withdrawn", "owed");
        });
  }

  /** Whether one is listed. */
  public boolean takes(Json.Obj question) {
    return (states.isEmpty() || question.text("state").filter(states::contains).isPresent())
        && texts.entrySet().stream()
            .allMatch(text -> question.text(text.getKey()).equals(Optional.of(text.getValue())))
        && (dueBefore.isEmpty() || deadline(question).filter(dueBefore.get()::isAfter).isPresent());
  }

  private static Optional<Instant> deadline(Json.Obj question) {
    return question.text("deadline").map(Instant::parse);
  }
}
