package dev.countersign.ledger.dynamo;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.TenantId;
import dev.countersign.ledger.Question;
import dev.countersign.ledger.Question.Kind;
import dev.countersign.ledger.QuestionCursor;
import dev.countersign.ledger.Questions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Disputes and inquiries, an item for each, in the order in which they were opened. What has not
 * ended is in the index {@code due} at its deadline, in a partition of its tenant.
 */
final class QuestionItems implements Questions {
  private static final String SEQ = "seq";
  private static final String SAID = "said";

  private final Table table;

  QuestionItems(Table table) {
    this.table = table;
  }

  @Override
  public void put(TenantId tenant, Question question) {
    var item =
        key(tenant, question.kind(), question.openedAt(), question.id())
            .item()
            .number(SEQ, question.seq())
            .bytes(SAID, DictionaryDeflate.write(question.said().toArray()));
    question
        .deadline()
        .ifPresent(deadline ->
            item.text(DueItems.SHARD, open(tenant, question.kind())).time(DueItems.AT, deadline));
    var notLater =
        DynamoExpression.of(
            "attribute_not_exists(#pk) OR #seq <= :given",
            Values.none().number(":given", question.seq()));
    var _ = table.putIf("list a question", item, notLater);
  }

  @Override
  public Optional<Question> find(TenantId tenant, Kind kind, Instant openedAt, String id) {
    return table
        .get("read a question", key(tenant, kind, openedAt, id))
        .map(item -> read(kind, item));
  }

  @Override
  public QuestionPage list(TenantId tenant, Kind kind, Order order, Optional<Cursor> from) {
    var after = from.map(cursor -> QuestionCursor.read(cursor, order));
    return switch (order) {
      case NEWEST -> newest(tenant, kind, after);
      case DEADLINE -> urgent(tenant, kind, after);
    };
  }

  private QuestionPage newest(TenantId tenant, Kind kind, Optional<QuestionCursor> after) {
    var request = Queries.all(pk(tenant, kind)).scanIndexForward(false).limit(PAGE).build();
    var from =
        after.map(place -> key(tenant, kind, place.openedAt(), place.id()).item().map());
    var page = table.page("list questions", request, from.orElse(Map.of()));
    var questions = page.items().stream().map(Values::of).map(item -> read(kind, item)).toList();
    return page(questions, page.lastEvaluatedKey(), Order.NEWEST);
  }

  /** The index tells which, in their order, and the table how they stand. */
  private QuestionPage urgent(TenantId tenant, Kind kind, Optional<QuestionCursor> after) {
    String open = open(tenant, kind);
    var wanted = DynamoExpression.of("#due = :due", Values.none().text(":due", open));
    var from =
        after.map(place ->
            key(tenant, kind, place.openedAt(), place.id())
                .item()
                .text(DueItems.SHARD, open)
                .time(DueItems.AT, place.deadline())
                .map());
    var page =
        table.page("list questions", DueItems.query(wanted, PAGE), from.orElse(Map.of()));
    var keys =
        page.items().stream()
            .map(Values::of)
            .map(item -> new Key(item.text(Key.PK), item.text(Key.SK)))
            .toList();
    var there = new HashMap<String, Question>();
    table
        .getAll("read questions", keys)
        .forEach(item -> there.put(item.text(Key.SK), read(kind, item)));
    var questions = new ArrayList<Question>();
    for (Key key : keys) {
      var question = there.get(key.sk());
      if (question != null && question.deadline().isPresent()) { // the index lags behind
        questions.add(question);
      }
    }
    return page(questions, page.lastEvaluatedKey(), Order.DEADLINE);
  }

  private static QuestionPage page(
      List<Question> questions, Map<String, AttributeValue> last, Order order) {
    return new QuestionPage(
        questions, last.isEmpty() ? Optional.empty() : Optional.of(cursor(last, order)));
  }

  private static Cursor cursor(Map<String, AttributeValue> last, Order order) {
    var key = Values.of(last);
    String[] name = key.text(Key.SK).split("#", 2);
    var deadline = key.has(DueItems.AT) ? key.time(DueItems.AT) : Question.NO_END;
    return new QuestionCursor(deadline, SortableTime.read(name[0]), name[1]).write(order);
  }

  private static Question read(Kind kind, Values item) {
    return Failures.reading(
        "a question",
        () -> {
          String[] name = item.text(Key.SK).split("#", 2);
          try {
            return new Question(
                kind,
                name[1],
                SortableTime.read(name[0]),
                item.count(SEQ),
                item.timeOrNull(DueItems.AT),
                Bytes.of(DictionaryDeflate.read(item.bytes(SAID))));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static Key key(TenantId tenant, Kind kind, Instant openedAt, String id) {
    return new Key(pk(tenant, kind), SortableTime.write(openedAt) + "#" + id);
  }

  private static String pk(TenantId tenant, Kind kind) {
    return Keys.tenant(tenant) + "#Q#" + kind.wire();
  }

  private static String open(TenantId tenant, Kind kind) {
    return "Q#" + tenant + "#" + kind.wire();
  }
}
