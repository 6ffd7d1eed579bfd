package dev.countersign.testing.dynamo.table;

import dev.countersign.testing.dynamo.table.Operand.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The names and values that a request defines for its expressions. */
record ExpressionAttributes(Map<String, String> names, Map<String, AttributeValue> values) {

  /**
   * The scope of all expressions of one request, which must define what they use and nothing else.
   *
   * @param names none when the request gives none
   * @param values none when the request gives none
   */
  static ExpressionAttributes of(
      @Nullable Map<String, String> names,
      @Nullable Map<String, AttributeValue> values,
      List<ParsedExpression<?>> expressions) {
    defined("ExpressionAttributeNames", names, expressions, ParsedExpression::names);
    defined("ExpressionAttributeValues", values, expressions, ParsedExpression::values);
    var here = values == null ? Map.<String, AttributeValue>of() : values;
    here.values().forEach(ItemValidation::value);
    return new ExpressionAttributes(names == null ? Map.of() : names, here);
  }

  private static void defined(
      String what,
      @Nullable Map<String, ?> given,
      List<ParsedExpression<?>> expressions,
      Function<ParsedExpression<?>, Set<String>> used) {
    if (given != null && given.isEmpty() && !expressions.isEmpty()) {
      throw ServiceErrors.invalid(what + " must not be empty");
    }
    var wanted = new HashSet<String>();
    expressions.forEach(expression -> wanted.addAll(used.apply(expression)));
    var there = given == null ? Set.<String>of() : given.keySet();
    if (!there.equals(wanted)) {
      throw ServiceErrors.invalid(what + ": one is not defined, or no expression uses it");
    }
  }

  /** The attribute that this name stands for. */
  String name(String name) {
    String meant = names.get(name);
    if (meant == null) {
      throw new IllegalStateException("a name that was not checked: " + name);
    }
    return meant;
  }

  /** The value that this name stands for. */
  AttributeValue value(String name) {
    var meant = values.get(name);
    if (meant == null) {
      throw new IllegalStateException("a value that was not checked: " + name);
    }
    return meant;
  }

  /** The operand's value for this item; null when the item lacks it. */
  @Nullable AttributeValue of(Operand operand, Item item) {
    return switch (operand) {
      case Operand.Given given -> value(given.name());
      case Operand.Path path -> at(path, item);
      case Operand.Size size -> size(at(size.of(), item));
    };
  }

  private @Nullable AttributeValue at(Operand.Path path, Item item) {
    var here = item.attributes().get(name(path.name()));
    for (Step step : path.deeper()) {
      if (here == null) {
        return null;
      }
      here =
          switch (step) {
            case Step.Part part -> here.hasM() ? here.m().get(name(part.name())) : null;
            case Step.At at ->
                here.hasL() && at.index() < here.l().size() ? here.l().get(at.index()) : null;
          };
    }
    return here;
  }

  private static @Nullable AttributeValue size(@Nullable AttributeValue of) {
    if (of == null) {
      return null;
    }
    return switch (of.type()) {
      case S -> number(of.s().length());
      case B -> number(Sizes.of(of));
      case SS -> number(of.ss().size());
      case NS -> number(of.ns().size());
      case BS -> number(of.bs().size());
      case L -> number(of.l().size());
      case M -> number(of.m().size());
      default -> null;
    };
  }

  private static AttributeValue number(int number) {
    return AttributeValue.fromN(Integer.toString(number));
  }
}
