package dev.countersign.app.read;

import dev.countersign.forms.json.Json;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which disputes or inquiries are listed.
 *
 * @param states the words of their states; empty for all
 * @param texts members that must have these values, such as {@code month}
 * @param dueBefore the deadline is before this; what has ended has none
 */
public record QuestionFilter(
    Set<String> states, Map<String, String> texts, Optional<Instant> dueBefore) {
  /** All of them. */
  public static final QuestionFilter ALL = new QuestionFilter(Set.of(), Map.of(), Optional.empty());

  public QuestionFilter {
    states = Set.copyOf(states);
    texts = Map.copyOf(texts);
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
