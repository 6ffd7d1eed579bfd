package dev.countersign.ledger.members.inprocess;

import dev.countersign.ledger.members.inprocess.Condition.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/** The items that a key condition means: from the first place on, up to the other without it. */
record KeyRange(Place from, Place to) {

  static KeyRange of(Condition condition, Scope scope, Schema schema) {
    return new Reading(scope, schema).range(condition);
  }

  /** Those of them that come after this place, in the direction of reading. */
  NavigableMap<Place, Item> of(
      NavigableMap<Place, Item> all, @Nullable Place after, boolean forward) {
    if (from.compareTo(to) >= 0) {
      return all.subMap(from, true, from, false);
    }
    if (after == null) {
      return forward
          ? all.subMap(from, true, to, false)
          : all.subMap(from, true, to, false).descendingMap();
    }
    if (after.compareTo(from) < 0 || after.compareTo(to) >= 0) {
      throw Refused.invalid("The provided starting key is outside query boundaries");
    }
    return forward
        ? all.subMap(after, false, to, false)
        : all.subMap(from, true, after, false).descendingMap();
  }

  /** Takes a condition apart. */
  private record Reading(Scope scope, Schema schema) {

    KeyRange range(Condition condition) {
      var parts = new ArrayList<Condition>();
      split(condition, parts);
      var partition = parts.stream().filter(part -> isOf(part, schema.partition)).toList();
      var sort = parts.stream().filter(part -> isOf(part, schema.sort)).toList();
      if (partition.size() != 1 || sort.size() > 1 || parts.size() != 1 + sort.size()) {
        throw Refused.invalid("Query condition missed key schema element, or has others");
      }
      if (!(partition.getFirst() instanceof Condition.Compare(var _, var by, var value))
          || by != Comparison.EQUAL) {
        throw Refused.invalid("Query key condition not supported");
      }
      String of = text(value);
      return sort.isEmpty()
          ? new KeyRange(Place.before(of, ""), Place.after(of))
          : range(of, sort.getFirst());
    }

    private KeyRange range(String partition, Condition condition) {
      return switch (condition) {
        case Condition.Compare(var _, var by, var operand) -> {
          String value = text(operand);
          yield switch (by) {
            case EQUAL -> range(partition, value, next(value));
            case LESS -> range(partition, "", value);
            case AT_MOST -> range(partition, "", next(value));
            case MORE -> new KeyRange(Place.before(partition, next(value)), Place.after(partition));
            case AT_LEAST -> new KeyRange(Place.before(partition, value), Place.after(partition));
            case OTHER -> throw Refused.invalid("Unsupported operator in KeyConditionExpression");
          };
        }
        case Condition.Between(var _, var from, var to) ->
            range(partition, text(from), next(text(to)));
        case Condition.BeginsWith(var _, var prefix) -> {
          String after = Order.afterAllOf(text(prefix));
          yield after.isEmpty()
              ? new KeyRange(Place.before(partition, text(prefix)), Place.after(partition))
              : range(partition, text(prefix), after);
        }
        default -> throw Refused.invalid("Unsupported operator in KeyConditionExpression");
      };
    }

    private static KeyRange range(String partition, String from, String to) {
      return new KeyRange(Place.before(partition, from), Place.before(partition, to));
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
            default -> throw Refused.invalid("Unsupported operator in KeyConditionExpression");
          };
      return operand instanceof Operand.Path path
          && !path.isDeep()
          && scope.name(path.name()).equals(attribute);
    }

    private String text(Operand operand) {
      if (!(operand instanceof Operand.Given given)) {
        throw Refused.invalid("A key can only be held against a value");
      }
      var value = scope.value(given.name());
      if (value.s() == null) {
        throw Refused.invalid("Condition parameter type does not match schema type");
      }
      if (value.s().isEmpty()) {
        throw Refused.invalid("One or more parameter values are not valid: an empty key");
      }
      return value.s();
    }
  }
}
