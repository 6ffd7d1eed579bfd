package dev.countersign.testing.dynamo.table;

import dev.countersign.testing.dynamo.table.Condition.Comparison;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Refuses conditions that can't make sense, whatever item they are held against. */
final class ConditionValidation {
  private static final Set<AttributeValue.Type> ORDERED =
      EnumSet.of(AttributeValue.Type.S, AttributeValue.Type.N, AttributeValue.Type.B);
  private static final Set<AttributeValue.Type> BEGINNING =
      EnumSet.of(AttributeValue.Type.S, AttributeValue.Type.B);

  private ConditionValidation() {}

  static void check(Condition condition, ExpressionAttributes scope) {
    noPartsOfKeys(condition, scope);
    operands(condition, scope);
  }

  private static void operands(Condition condition, ExpressionAttributes scope) {
    switch (condition) {
      case Condition.Or or -> {
        operands(or.left(), scope);
        operands(or.right(), scope);
      }
      case Condition.And and -> {
        operands(and.left(), scope);
        operands(and.right(), scope);
      }
      case Condition.Not not -> operands(not.of(), scope);
      case Condition.Exists _, Condition.NotExists _ -> {
        // Any path will do.
      }
      case Condition.Compare compare -> {
        distinct(compare.left(), compare.right());
        if (compare.by() != Comparison.EQUAL && compare.by() != Comparison.OTHER) {
          typed(compare.left(), scope, ORDERED);
          typed(compare.right(), scope, ORDERED);
        }
      }
      case Condition.Between between -> {
        Stream.of(between.of(), between.from(), between.to())
            .forEach(operand -> typed(operand, scope, ORDERED));
        bounds(given(between.from(), scope), given(between.to(), scope));
      }
      case Condition.In in -> in.any().forEach(any -> distinct(in.of(), any));
      case Condition.BeginsWith begins -> {
        distinct(begins.of(), begins.prefix());
        typed(begins.of(), scope, BEGINNING);
        typed(begins.prefix(), scope, BEGINNING);
      }
      case Condition.Contains contains -> distinct(contains.of(), contains.part());
    }
  }

  /** A filter of a query may not name what the key condition is for. */
  static void noKeys(Condition filter, ExpressionAttributes scope, KeySchema schema) {
    if (ConditionPaths.of(filter).anyMatch(path -> schema.isKey(scope.name(path.name())))) {
      throw ServiceErrors.invalid("Filter Expression can only contain non-primary key attributes");
    }
  }

  /** A filter of the index may only name what the index has. */
  static void projected(Condition filter, ExpressionAttributes scope, KeySchema schema) {
    boolean all = ConditionPaths.of(filter).allMatch(path -> schema.has(scope.name(path.name())));
    if (!all) {
      throw ServiceErrors.invalid("The index due does not project a filter's attribute");
    }
  }

  /** Keys are texts, which have no parts. */
  private static void noPartsOfKeys(Condition condition, ExpressionAttributes scope) {
    ConditionPaths.of(condition)
        .filter(path -> path.isDeep() && KeySchema.TABLE.isKey(scope.name(path.name())))
        .findAny()
        .ifPresent(path -> {
          throw ServiceErrors.invalid("Key attributes must be scalars");
        });
  }

  private static void distinct(Operand one, Operand other) {
    if (one.equals(other)) {
      throw ServiceErrors.invalid("The first operand must be distinct from the remaining operands");
    }
  }

  private static void typed(
      Operand operand, ExpressionAttributes scope, Set<AttributeValue.Type> types) {
    var value = given(operand, scope);
    if (value != null && !types.contains(value.type())) {
      throw ServiceErrors.invalid("Incorrect operand type for operator or function");
    }
  }

  private static void bounds(@Nullable AttributeValue from, @Nullable AttributeValue to) {
    if (from == null || to == null) {
      return;
    }
    var order = ValueOrder.of(from, to);
    if (order.isEmpty() || order.getAsInt() > 0) {
      throw ServiceErrors.invalid(
          "The BETWEEN operator requires bounds of one type, in their order");
    }
  }

  private static @Nullable AttributeValue given(Operand operand, ExpressionAttributes scope) {
    return operand instanceof Operand.Given given ? scope.value(given.name()) : null;
  }
}
