package dev.countersign.testing.dynamo.table;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Decides whether a condition holds for an item. */
record ConditionEvaluator(ExpressionAttributes scope, Item item) {

  boolean of(Condition condition) {
    return switch (condition) {
      case Condition.Or or -> of(or.left()) || of(or.right());
      case Condition.And and -> of(and.left()) && of(and.right());
      case Condition.Not not -> !of(not.of());
      case Condition.Exists exists -> value(exists.path()) != null;
      case Condition.NotExists absent -> value(absent.path()) == null;
      case Condition.Compare compare -> compare(compare);
      case Condition.Between between ->
          ordered(value(between.from()), Condition.Comparison.AT_MOST, value(between.of()))
              && ordered(value(between.of()), Condition.Comparison.AT_MOST, value(between.to()));
      case Condition.In in -> in.any().stream().anyMatch(any -> equal(value(in.of()), value(any)));
      case Condition.BeginsWith begins -> begins(value(begins.of()), value(begins.prefix()));
      case Condition.Contains contains -> contains(value(contains.of()), value(contains.part()));
    };
  }

  private @Nullable AttributeValue value(Operand operand) {
    return scope.of(operand, item);
  }

  private boolean compare(Condition.Compare compare) {
    var left = value(compare.left());
    var right = value(compare.right());
    return switch (compare.by()) {
      case EQUAL -> equal(left, right);
      case OTHER -> !equal(left, right);
      default -> ordered(left, compare.by(), right);
    };
  }

  private static boolean equal(@Nullable AttributeValue a, @Nullable AttributeValue b) {
    return a != null && b != null && ValueOrder.equal(a, b);
  }

  private static boolean ordered(
      @Nullable AttributeValue a, Condition.Comparison by, @Nullable AttributeValue b) {
    if (a == null || b == null) {
      return false;
    }
    var order = ValueOrder.of(a, b);
    if (order.isEmpty()) {
      return false;
    }
    return switch (by) {
      case LESS -> order.getAsInt() < 0;
      case AT_MOST -> order.getAsInt() <= 0;
      case MORE -> order.getAsInt() > 0;
      case AT_LEAST -> order.getAsInt() >= 0;
      case EQUAL -> order.getAsInt() == 0;
      case OTHER -> order.getAsInt() != 0;
    };
  }

  private static boolean begins(@Nullable AttributeValue value, @Nullable AttributeValue prefix) {
    if (value == null || prefix == null || value.type() != prefix.type()) {
      return false;
    }
    return switch (value.type()) {
      case S -> value.s().startsWith(prefix.s());
      case B -> {
        byte[] all = value.b().asByteArrayUnsafe();
        byte[] first = prefix.b().asByteArrayUnsafe();
        yield all.length >= first.length
            && Arrays.equals(all, 0, first.length, first, 0, first.length);
      }
      default -> false;
    };
  }

  private static boolean contains(@Nullable AttributeValue all, @Nullable AttributeValue part) {
    if (all == null || part == null) {
      return false;
    }
    return switch (all.type()) {
      case S -> part.s() != null && all.s().contains(part.s());
      case SS -> part.s() != null && all.ss().contains(part.s());
      case NS ->
          part.n() != null
              && all.ns().stream().anyMatch(n -> ValueOrder.equal(AttributeValue.fromN(n), part));
      case BS -> part.b() != null && all.bs().contains(part.b());
      case L -> all.l().stream().anyMatch(each -> ValueOrder.equal(each, part));
      case B -> part.b() != null && contains(all.b(), part.b());
      default -> false;
    };
  }

  private static boolean contains(SdkBytes all, SdkBytes part) {
    byte[] in = all.asByteArrayUnsafe();
    byte[] wanted = part.asByteArrayUnsafe();
    for (int i = 0; i + wanted.length <= in.length; i++) {
      if (Arrays.equals(in, i, i + wanted.length, wanted, 0, wanted.length)) {
        return true;
      }
    }
    return false;
  }
}
