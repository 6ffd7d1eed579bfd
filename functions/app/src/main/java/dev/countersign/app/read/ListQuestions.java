package dev.countersign.app.read;

import dev.countersign.domain.TenantId;
import dev.countersign.forms.json.Json;
import dev.countersign.ledger.Question.Kind;
import dev.countersign.ledger.Questions;
import dev.countersign.ledger.Questions.Cursor;
import dev.countersign.ledger.Questions.Order;
import java.util.List;
import java.util.Optional;

/** The disputes or the inquiries of a tenant, as its readers get them. */
public final class ListQuestions {
  /** What is read for one answer at most, so that a filter that takes nothing ends. */
  private static final int MOST_PAGES = 10;

  private final Questions questions;

  public ListQuestions(Questions questions) {
    this.questions = questions;
  }

  /**
   * Some of them.
   *
   * @param next where the next begin; none after the last. There may be no questions, and yet more
   *     to come.
   */
  public record Listed(List<Json.Obj> questions, Optional<Cursor> next) {
    public Listed {
      questions = List.copyOf(questions);
    }
  }

  /**
   * A page of those that the filter takes.
   *
   * @throws IllegalArgumentException when {@code from} is no cursor of this list
   */
  public Listed page(
      TenantId tenant, Kind kind, Order order, QuestionFilter filter, Optional<Cursor> from) {
    var next = from;
    for (int read = 1; ; read++) {
      var page = questions.list(tenant, kind, order, next);
      var taken =
          page.questions().stream()
              .map(question -> QuestionJson.of(question.said().toArray()))
              .filter(filter::takes)
              .toList();
      next = page.next();
      if (!taken.isEmpty() || next.isEmpty() || read == MOST_PAGES) {
        return new Listed(taken, next);
      }
    }
  }
}
