package dev.countersign.ledger.members.inprocess;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Each expression's text is parsed once: there are few texts and many requests. */
final class Expressions {
  private final Map<String, Parsed<Condition>> conditions = new ConcurrentHashMap<>();
  private final Map<String, Parsed<Update>> updates = new ConcurrentHashMap<>();
  private final Map<String, Parsed<List<Operand.Path>>> projections = new ConcurrentHashMap<>();

  /** Those of one request. */
  OfRequest ofRequest() {
    return new OfRequest();
  }

  /** The expressions of one request, and then the scope that they share. */
  final class OfRequest {
    private final List<Parsed<?>> all = new ArrayList<>();

    @Nullable Condition condition(@Nullable String text) {
      return one(text, conditions, Parser::condition);
    }

    @Nullable Update update(@Nullable String text) {
      return one(text, updates, UpdateParser::update);
    }

    @Nullable List<Operand.Path> projection(@Nullable String text) {
      return one(text, projections, Parser::projection);
    }

    Scope scope(@Nullable Map<String, String> names, @Nullable Map<String, AttributeValue> values) {
      return Scope.of(names, values, all);
    }

    private <T> @Nullable T one(
        @Nullable String text, Map<String, Parsed<T>> known, Function<String, Parsed<T>> parse) {
      if (text == null) {
        return null;
      }
      var parsed = known.computeIfAbsent(text, parse);
      all.add(parsed);
      return parsed.expression();
    }
  }
}
