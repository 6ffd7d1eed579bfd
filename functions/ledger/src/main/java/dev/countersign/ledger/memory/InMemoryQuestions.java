package dev.countersign.ledger.memory;

import dev.countersign.domain.TenantId;
import dev.countersign.ledger.Question;
import dev.countersign.ledger.Question.Kind;
import dev.countersign.ledger.QuestionCursor;
import dev.countersign.ledger.Questions;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Disputes and inquiries, by tenant, kind and id. */
final class InMemoryQuestions implements Questions {
  private record Name(TenantId tenant, Kind kind, String id) {}

  private final Map<Name, Question> questions = new HashMap<>();

  @Override
  public synchronized void put(TenantId tenant, Question question) {
    var _ =
        questions.merge(
            new Name(tenant, question.kind(), question.id()),
            question,
            (there, given) -> there.seq() > given.seq() ? there : given);
  }

  @Override
  public synchronized Optional<Question> find(
      TenantId tenant, Kind kind, Instant openedAt, String id) {
    return Optional.ofNullable(questions.get(new Name(tenant, kind, id)))
        .filter(one -> one.openedAt().equals(openedAt));
  }

  @Override
  public synchronized QuestionPage list(
      TenantId tenant, Kind kind, Order order, Optional<Cursor> from) {
    var after = from.map(cursor -> QuestionCursor.read(cursor, order));
    var sorted =
        questions.entrySet().stream()
            .filter(of -> of.getKey().tenant().equals(tenant) && of.getKey().kind() == kind)
            .map(Map.Entry::getValue)
            .filter(one -> order == Order.NEWEST || one.deadline().isPresent())
            .sorted(order(order))
            .filter(one -> after.isEmpty() || isAfter(one, after.get(), order))
            .limit(PAGE + 1)
            .toList();
    return sorted.size() <= PAGE
        ? new QuestionPage(sorted, Optional.empty())
        : page(sorted.subList(0, PAGE), order);
  }

  private static QuestionPage page(List<Question> page, Order order) {
    var last = page.getLast();
    return new QuestionPage(page, Optional.of(QuestionCursor.of(last).write(order)));
  }

  private static boolean isAfter(Question one, QuestionCursor place, Order order) {
    return comparison(order).compare(QuestionCursor.of(one), place) > 0;
  }

  private static Comparator<Question> order(Order order) {
    return Comparator.comparing(QuestionCursor::of, comparison(order));
  }

  private static Comparator<QuestionCursor> comparison(Order order) {
    var opened =
        Comparator.comparing(QuestionCursor::openedAt).thenComparing(QuestionCursor::id);
    return switch (order) {
      case NEWEST -> opened.reversed();
      case DEADLINE -> Comparator.comparing(QuestionCursor::deadline).thenComparing(opened);
    };
  }
}
