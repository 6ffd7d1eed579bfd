package dev.countersign.ledger.members.inprocess;

import dev.countersign.ledger.members.inprocess.Condition.Comparison;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Refuses conditions that can't make sense, whatever item they are held against. */
final class OperandChecks {
  private static final Set<AttributeValue.Type> ORDERED =
      EnumSet.of(AttributeValue.Type.S, AttributeValue.Type.N, AttributeValue.Type.B);
  private static final Set<AttributeValue.Type> BEGINNING =
      EnumSet.of(AttributeValue.Type.S, AttributeValue.Type.B);

  private OperandChecks() {}

  static void check(Condition condition, Scope scope) {
    switch (condition) {
      case Condition.Or or -> {
        check(or.left(), scope);
        check(or.right(), scope);
      }
      case Condition.And and -> {
        check(and.left(), scope);
        check(and.right(), scope);
      }
      case Condition.Not not -> check(not.of(), scope);
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
  static void noKeys(Condition filter, Scope scope, Schema schema) {
    switch (filter) {
      case Condition.Or or -> {
        noKeys(or.left(), scope, schema);
        noKeys(or.right(), scope, schema);
      }
      case Condition.And and -> {
        noKeys(and.left(), scope, schema);
        noKeys(and.right(), scope, schema);
      }
      case Condition.Not not -> noKeys(not.of(), scope, schema);
      case Condition.Exists exists -> noKey(exists.path(), scope, schema);
      case Condition.NotExists absent -> noKey(absent.path(), scope, schema);
      case Condition.Compare compare -> {
        noKey(compare.left(), scope, schema);
        noKey(compare.right(), scope, schema);
      }
      case Condition.Between between ->
          Stream.of(between.of(), between.from(), between.to())
              .forEach(operand -> noKey(operand, scope, schema));
      case Condition.In in -> {
        noKey(in.of(), scope, schema);
        in.any().forEach(any -> noKey(any, scope, schema));
      }
      case Condition.BeginsWith begins -> {
        noKey(begins.of(), scope, schema);
        noKey(begins.prefix(), scope, schema);
      }
      case Condition.Contains contains -> {
        noKey(contains.of(), scope, schema);
        noKey(contains.part(), scope, schema);
      }
    }
  }

  private static void noKey(Operand operand, Scope scope, Schema schema) {
    var path = operand instanceof Operand.Size size ? size.of() : operand;
    if (path instanceof Operand.Path of && schema.isKey(scope.name(of.name()))) {
      throw Refused.invalid("Filter Expression can only contain non-primary key attributes");
    }
  }

  private static void distinct(Operand one, Operand other) {
    if (one.equals(other)) {
      throw Refused.invalid("The first operand must be distinct from the remaining operands");
    }
  }

  private static void typed(Operand operand, Scope scope, Set<AttributeValue.Type> types) {
    var value = given(operand, scope);
    if (value != null && !types.contains(value.type())) {
      throw Refused.invalid("Incorrect operand type for operator or function");
    }
  }

  private static void bounds(@Nullable AttributeValue from, @Nullable AttributeValue to) {
    if (from == null || to == null) {
      return;
    }
    var order = Order.of(from, to);
    if (order.isEmpty() || order.getAsInt() > 0) {
      throw Refused.invalid("The BETWEEN operator requires bounds of one type, in their order");
    }
  }

  private static @Nullable AttributeValue given(Operand operand, Scope scope) {
    return operand instanceof Operand.Given given ? scope.value(given.name()) : null;
  }
}
