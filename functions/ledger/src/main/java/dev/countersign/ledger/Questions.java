package dev.countersign.ledger;

import dev.countersign.domain.TenantId;
import dev.countersign.ledger.Question.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The disputes and inquiries of tenants, as lists. An outcome's own history is the truth; a list
 * follows it within seconds, since publish writes it. Every method may throw {@link
 * dev.countersign.domain.failure.OperationFailed}.
 */
public interface Questions {
  /** So many a page has at most. */
  int PAGE = 100;

  /**
   * Writes how a question stands, unless a later entry of its outcome has said so already. Repeating
   * it changes nothing. One request.
   */
  void put(TenantId tenant, Question question);

  /** One of them, once it was listed. One strongly consistent request. */
  Optional<Question> find(TenantId tenant, Kind kind, Instant openedAt, String id);

  /**
   * A page of a list. {@link Order#NEWEST} is one strongly consistent request, {@link
   * Order#DEADLINE} two: one reads the index, which may lag by a second, and one the questions.
   *
   * @param from where the page begins; none for the first
   * @throws IllegalArgumentException when it is no cursor of this list
   */
  QuestionPage list(TenantId tenant, Kind kind, Order order, Optional<Cursor> from);

  /** Which of them, and in which order. */
  enum Order {
    /** All, those that were opened last first. */
    NEWEST,
    /** Those that have not ended, the most urgent first. */
    DEADLINE
  }

  /**
   * Some of the questions that were asked for; it may have none of them, and yet not be the last.
   *
   * @param next where the next page begins; none after the last page
   */
  record QuestionPage(List<Question> questions, Optional<Cursor> next) {
    public QuestionPage {
      questions = List.copyOf(questions);
    }
  }

  /** A place between two pages, as a text that may be kept and read again. */
  record Cursor(String text) {}
}
