package dev.countersign.ledger;

import dev.countersign.ledger.Questions.Cursor;
import dev.countersign.ledger.Questions.Order;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The place of a question in a list: the next page begins after it.
 *
 * @param deadline of the list by deadlines; {@link Question#NO_END} in the other one
 */
public record QuestionCursor(Instant deadline, Instant openedAt, String id) {
  private static final Pattern ID = Pattern.compile("(dsp|inq)_[0-9a-f]{32}");
  private static final String SEPARATOR = "_";

  /** The place of this question. */
  public static QuestionCursor of(Question question) {
    return new QuestionCursor(
        question.deadline().orElse(Question.NO_END), question.openedAt(), question.id());
  }

  /** As a text. */
  public Cursor write(Order order) {
    var parts = new ArrayList<String>();
    if (order == Order.DEADLINE) {
      parts.add(deadline.toString());
    }
    parts.addAll(List.of(openedAt.toString(), id));
    return new Cursor(String.join(SEPARATOR, parts));
  }

  /**
   * Of a text that was written for this order.
   *
   * @throws IllegalArgumentException when it is another text
   */
  public static QuestionCursor read(Cursor cursor, Order order) {
    try {
      return place(cursor.text(), order)
          .filter(place -> ID.matcher(place.id).matches())
          .orElseThrow(() -> new IllegalArgumentException("no cursor of this list"));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("no cursor of this list", e);
    }
  }

  private static Optional<QuestionCursor> place(String text, Order order) {
    int times = order == Order.DEADLINE ? 2 : 1;
    String[] parts = text.split(SEPARATOR, times + 1);
    return parts.length == times + 1
        ? Optional.of(
            new QuestionCursor(
                order == Order.DEADLINE ? Instant.parse(parts[0]) : Question.NO_END,
                Instant.parse(parts[times - 1]),
                parts[times]))
        : Optional.empty();
  }
}
