package dev.countersign.testing.dynamo.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Parses the text of each expression once: there are few texts and many requests. */
final class ExpressionCache {
  private final Map<String, ParsedExpression<Condition>> conditions = new ConcurrentHashMap<>();
  private final Map<String, ParsedExpression<Update>> updates = new ConcurrentHashMap<>();
  private final Map<String, ParsedExpression<List<Operand.Path>>> projections =
      new ConcurrentHashMap<>();

  /** The expressions of a new request. */
  OfRequest ofRequest() {
    return new OfRequest();
  }

  /** The expressions of one request, and the names and values that they share. */
  final class OfRequest {
    private final List<ParsedExpression<?>> all = new ArrayList<>();

    @Nullable Condition condition(@Nullable String text) {
      return one(text, conditions, ExpressionParser::condition);
    }

    @Nullable Update update(@Nullable String text) {
      return one(text, updates, UpdateParser::update);
    }

    @Nullable List<Operand.Path> projection(@Nullable String text) {
      return one(text, projections, ExpressionParser::projection);
    }

    ExpressionAttributes scope(
        @Nullable Map<String, String> names, @Nullable Map<String, AttributeValue> values) {
      return ExpressionAttributes.of(names, values, all);
    }

    private <T> @Nullable T one(
        @Nullable String text,
        Map<String, ParsedExpression<T>> known,
        Function<String, ParsedExpression<T>> parse) {
      if (text == null) {
        return null;
      }
      var parsed = known.computeIfAbsent(text, parse);
      all.add(parsed);
      return parsed.expression();
    }
  }
}
