package dev.countersign.testing.dynamo.agreement;

import dev.countersign.testing.random.SeededDraw;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The expressions of one request, with the names and values that they use. */
final class DrawnExpression {
  private final SeededDraw draw;
  private final DrawnValues values;
  private List<String> attributes = DrawnValues.ATTRIBUTES;
  private final Map<String, String> names = new TreeMap<>();
  private final Map<String, AttributeValue> given = new TreeMap<>();

  DrawnExpression(SeededDraw draw) {
    this.draw = draw;
    this.values = new DrawnValues(draw);
  }

  /** None when there are none; now and then one too many. */
  @Nullable Map<String, String> names() {
    if (draw.percent(2)) {
      names.put("#unused", "unused");
    }
    return names.isEmpty() && !draw.percent(2) ? null : names;
  }

  @Nullable Map<String, AttributeValue> values() {
    if (draw.percent(1) && !given.isEmpty()) {
      given.remove(given.keySet().iterator().next());
    }
    return given.isEmpty() && !draw.percent(2) ? null : given;
  }

  /** Mostly of attributes that the index has. */
  String conditionOfIndex() {
    attributes = draw.percent(10) ? attributes : List.of("pk", "sk", "dueFor");
    return condition(1);
  }

  String condition() {
    return condition(2);
  }

  private String condition(int depth) {
    return switch (depth == 0 ? 0 : draw.below(6)) {
      case 1 -> condition(depth - 1) + " AND " + condition(depth - 1);
      case 2 -> condition(depth - 1) + " OR " + condition(depth - 1);
      case 3 -> "NOT " + term();
      case 4 -> "(" + term() + " OR " + term() + ") and " + term();
      default -> term();
    };
  }

  private String term() {
    return switch (draw.below(9)) {
      case 0 -> "attribute_exists(" + path() + ")";
      case 1 -> "attribute_not_exists(" + path() + ")";
      case 2 -> "begins_with(" + path() + ", " + (draw.percent(90) ? text() : any()) + ")";
      case 3 -> "contains(" + path() + ", " + any() + ")";
      case 4 -> path() + " BETWEEN " + bounds();
      case 5 -> path() + " IN (" + any() + ", " + any() + ")";
      case 6 -> "size(" + path() + ") " + comparison() + " " + value(values.number());
      default -> path() + " " + comparison() + " " + (draw.percent(10) ? path() : ordered());
    };
  }

  private String comparison() {
    return draw.of("=", "<>", "<", "<=", ">", ">=");
  }

  private String path() {
    String first = name(draw.percent(10) ? draw.of("pk", "sk") : draw.of(attributes));
    return switch (draw.below(attributes.size() < 4 ? 100 : 10)) {
      case 0 -> first + "." + name(draw.of(DrawnValues.ATTRIBUTES));
      case 1 -> first + "[" + draw.below(2) + "]";
      default -> first;
    };
  }

  private String any() {
    return value(values.value());
  }

  /** Mostly of a type that has an order. */
  private String ordered() {
    return draw.percent(10) ? any() : value(draw.percent(50) ? values.text() : values.number());
  }

  /** Mostly of one type and in order. */
  private String bounds() {
    if (draw.percent(10)) {
      return any() + " AND " + any();
    }
    var texts = Stream.of(values.text().s(), values.text().s()).sorted().toList();
    return value(AttributeValue.fromS(texts.getFirst()))
        + " AND "
        + value(AttributeValue.fromS(texts.getLast()));
  }

  private String text() {
    return value(values.text());
  }

  /** A key condition of the table or of the index. */
  String keys(String partition, String sort) {
    String of =
        name(partition)
            + " = "
            + value(partition.equals("pk") ? values.partition() : values.shard());
    if (draw.percent(2)) {
      return of + " AND " + name("a") + " = " + any();
    }
    return draw.percent(25) ? of : of + " AND " + sorted(name(sort));
  }

  private String sorted(String sort) {
    return switch (draw.below(4)) {
      case 0 -> "begins_with(" + sort + ", " + sortValue() + ")";
      case 1 -> sort + " BETWEEN " + sortValue() + " AND " + sortValue();
      default ->
          sort
              + " "
              + (draw.percent(98) ? draw.of("=", "<", "<=", ">", ">=") : "<>")
              + " "
              + sortValue();
    };
  }

  private String sortValue() {
    return value(draw.percent(98) ? values.sort() : values.value());
  }

  String update(Map<String, AttributeValue> key, boolean keysToo) {
    attributes = keysToo && draw.percent(4) ? List.of("pk") : attributes;
    String sets =
        IntStream.range(0, 1 + draw.below(2))
            .mapToObj(i -> set(key))
            .collect(Collectors.joining(", "));
    String removes =
        IntStream.range(0, 1 + draw.below(2))
            .mapToObj(i -> changed())
            .collect(Collectors.joining(", "));
    return switch (draw.below(4)) {
      case 0 -> "REMOVE " + removes;
      case 1 -> "SET " + sets + " REMOVE " + removes;
      case 2 -> "REMOVE " + removes + " SET " + sets;
      default -> "SET " + sets;
    };
  }

  private String changed() {
    return name(draw.percent(70) ? draw.of(attributes) : draw.of("due", "dueAt", "dueFor"));
  }

  private String set(Map<String, AttributeValue> key) {
    String attribute = changed();
    return attribute
        + " = "
        + switch (draw.below(8)) {
          case 0 -> name(draw.of(DrawnValues.ATTRIBUTES));
          case 1 -> "if_not_exists(" + name("a") + ", " + any() + ")";
          case 2 -> name("a") + draw.of(" + ", " - ") + value(values.number());
          case 3 -> value(values.number()) + " + " + value(values.number());
          default ->
              switch (attribute) {
                case "#due" -> value(values.shard());
                case "#dueAt" -> value(values.dueAt(key));
                default -> any();
              };
        };
  }

  String projection() {
    return IntStream.range(0, 1 + draw.below(3))
        .mapToObj(i ->
            name(
                draw.percent(50) ? draw.of("pk", "sk", "dueFor") : draw.of(DrawnValues.ATTRIBUTES)))
        .collect(Collectors.joining(", "));
  }

  private String name(String attribute) {
    names.put("#" + attribute, attribute);
    return "#" + attribute;
  }

  private String value(AttributeValue value) {
    String name = ":v" + given.size();
    given.put(name, value);
    return name;
  }
}
