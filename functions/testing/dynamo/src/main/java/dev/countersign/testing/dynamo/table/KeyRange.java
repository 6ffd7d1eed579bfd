package dev.countersign.testing.dynamo.table;

import dev.countersign.testing.dynamo.table.Condition.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * The items that a key condition selects: from the first place to the second, exclusive.
 *
 * @param closed whether the condition names its last key, as BETWEEN, {@code <=} and {@code >=} do
 */
record KeyRange(SortedKey from, SortedKey to, boolean closed) {

  static KeyRange of(Condition condition, ExpressionAttributes scope, KeySchema schema) {
    return new RangeReader(scope, schema).range(condition);
  }

  /** Those of them that come after this place, in the direction of reading. */
  NavigableMap<SortedKey, Item> of(
      NavigableMap<SortedKey, Item> all, @Nullable SortedKey after, boolean forward) {
    if (from.compareTo(to) >= 0) {
      return all.subMap(from, true, from, false);
    }
    if (after == null) {
      return forward
          ? all.subMap(from, true, to, false)
          : all.subMap(from, true, to, false).descendingMap();
    }
    if (after.compareTo(from) < 0 || after.compareTo(to) >= 0) {
      throw ServiceErrors.invalid("The provided starting key is outside query boundaries");
    }
    return forward
        ? all.subMap(after, false, to, false)
        : all.subMap(from, true, after, false).descendingMap();
  }

  /** Whether nothing else can come after this place, in the direction of reading. */
  boolean endsAt(SortedKey place, boolean forward) {
    return closed
        && (forward
            ? to.equals(SortedKey.before(place.partition(), place.sort() + '\0'))
            : from.equals(SortedKey.before(place.partition(), place.sort())));
  }

  /** Takes a condition apart. */
  private record RangeReader(ExpressionAttributes scope, KeySchema schema) {

    KeyRange range(Condition condition) {
      var parts = new ArrayList<Condition>();
      split(condition, parts);
      var partition = parts.stream().filter(part -> isOf(part, schema.partition)).toList();
      var sort = parts.stream().filter(part -> isOf(part, schema.sort)).toList();
      if (partition.size() != 1 || sort.size() > 1 || parts.size() != 1 + sort.size()) {
        throw ServiceErrors.invalid("Query condition missed key schema element, or has others");
      }
      if (!(partition.getFirst() instanceof Condition.Compare(var _, var by, var value))
          || by != Comparison.EQUAL) {
        throw ServiceErrors.invalid("Query key condition not supported");
      }
      String of = text(value);
      return sort.isEmpty()
          ? new KeyRange(SortedKey.before(of, ""), SortedKey.after(of), false)
          : range(of, sort.getFirst());
    }

    private KeyRange range(String partition, Condition condition) {
      return switch (condition) {
        case Condition.Compare(var _, var by, var operand) -> {
          String value = text(operand);
          yield switch (by) {
            case EQUAL -> open(partition, value, next(value));
            case LESS -> open(partition, "", value);
            case AT_MOST -> closed(partition, "", next(value));
            case MORE -> rest(partition, next(value), false);
            case AT_LEAST -> rest(partition, value, true);
            case OTHER ->
                throw ServiceErrors.invalid("Unsupported operator in KeyConditionExpression");
          };
        }
        case Condition.Between(var _, var from, var to) ->
            closed(partition, text(from), next(text(to)));
        case Condition.BeginsWith(var _, var prefix) -> {
          String after = ValueOrder.afterAllOf(text(prefix));
          yield after.isEmpty()
              ? rest(partition, text(prefix), false)
              : open(partition, text(prefix), after);
        }
        default -> throw ServiceErrors.invalid("Unsupported operator in KeyConditionExpression");
      };
    }

    private static KeyRange open(String partition, String from, String to) {
      return new KeyRange(
          SortedKey.before(partition, from), SortedKey.before(partition, to), false);
    }

    private static KeyRange closed(String partition, String from, String to) {
      return new KeyRange(SortedKey.before(partition, from), SortedKey.before(partition, to), true);
    }

    private static KeyRange rest(String partition, String from, boolean closed) {
      return new KeyRange(SortedKey.before(partition, from), SortedKey.after(partition), closed);
    }

    /** The least text after this one. */
    private static String next(String text) {
      return text + '\0';
    }

    private static void split(Condition condition, List<Condition> parts) {
      if (condition instanceof Condition.And(var left, var right)) {
        split(left, parts);
        split(right, parts);
      } else {
        parts.add(condition);
      }
    }

    private boolean isOf(Condition condition, String attribute) {
      var operand =
          switch (condition) {
            case Condition.Compare compare -> compare.left();
            case Condition.Between between -> between.of();
            case Condition.BeginsWith begins -> begins.of();
            default ->
                throw ServiceErrors.invalid("Unsupported operator in KeyConditionExpression");
          };
      return operand instanceof Operand.Path path
          && !path.isDeep()
          && scope.name(path.name()).equals(attribute);
    }

    private String text(Operand operand) {
      if (!(operand instanceof Operand.Given given)) {
        throw ServiceErrors.invalid("A key can only be held against a value");
      }
      var value = scope.value(given.name());
      if (value.s() == null) {
        throw ServiceErrors.invalid("Condition parameter type does not match schema type");
      }
      if (value.s().isEmpty()) {
        throw ServiceErrors.invalid("One or more parameter values are not valid: an empty key");
      }
      return value.s();
    }
  }
}
