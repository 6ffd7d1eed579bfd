package dev.countersign.testing.dynamo.table;

import dev.countersign.testing.dynamo.table.Condition.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Parses DynamoDB's expressions. Attributes must be written as {@code #name}, since this parser
 * does not know which bare names are among DynamoDB's 573 reserved words.
 */
class ExpressionParser {
  private static final Map<String, Comparison> COMPARISONS =
      Map.of(
          "=", Comparison.EQUAL,
          "<>", Comparison.OTHER,
          "<", Comparison.LESS,
          "<=", Comparison.AT_MOST,
          ">", Comparison.MORE,
          ">=", Comparison.AT_LEAST);

  private final Set<String> names = new TreeSet<>();
  private final Set<String> values = new TreeSet<>();
  final Tokenizer tokens;

  ExpressionParser(String text) {
    this.tokens = new Tokenizer(text);
  }

  static ParsedExpression<Condition> condition(String text) {
    var parser = new ExpressionParser(text);
    return parser.parsed(parser.or());
  }

  static ParsedExpression<List<Operand.Path>> projection(String text) {
    var parser = new ExpressionParser(text);
    return parser.parsed(parser.paths());
  }

  <T> ParsedExpression<T> parsed(T expression) {
    tokens.end();
    return new ParsedExpression<>(expression, Set.copyOf(names), Set.copyOf(values));
  }

  private Condition or() {
    var left = and();
    while (tokens.took("OR")) {
      left = new Condition.Or(left, and());
    }
    return left;
  }

  private Condition and() {
    var left = not();
    while (tokens.took("AND")) {
      left = new Condition.And(left, not());
    }
    return left;
  }

  private Condition not() {
    if (tokens.took("NOT")) {
      return new Condition.Not(not());
    }
    if (tokens.took("(")) {
      boolean twice = tokens.peek().equals("(");
      var inner = or();
      tokens.expect(")");
      if (twice && tokens.peek().equals(")")) {
        throw ServiceErrors.unserved("parentheses in parentheses, which may be redundant");
      }
      return inner;
    }
    return term();
  }

  private Condition term() {
    return switch (tokens.peek()) {
      case "attribute_exists" -> new Condition.Exists(call(this::path));
      case "attribute_not_exists" -> new Condition.NotExists(call(this::path));
      case "begins_with" -> call(() -> new Condition.BeginsWith(operand(), second()));
      case "contains" -> call(() -> new Condition.Contains(operand(), second()));
      case "attribute_type" -> throw ServiceErrors.unserved("attribute_type");
      default -> comparison(operand());
    };
  }

  private Condition comparison(Operand left) {
    if (tokens.took("BETWEEN")) {
      var from = operand();
      tokens.expect("AND");
      return new Condition.Between(left, from, operand());
    }
    if (tokens.peek().equalsIgnoreCase("IN")) {
      return new Condition.In(left, call(this::operands));
    }
    var by = COMPARISONS.get(tokens.take());
    if (by == null) {
      throw tokens.wrong();
    }
    return new Condition.Compare(left, by, operand());
  }

  private List<Operand> operands() {
    var all = new ArrayList<Operand>();
    do {
      all.add(operand());
    } while (tokens.took(","));
    return List.copyOf(all);
  }

  private Operand second() {
    tokens.expect(",");
    return operand();
  }

  /** A value, an attribute or its size. */
  Operand operand() {
    String word = tokens.peek();
    if (word.startsWith(":")) {
      values.add(tokens.take());
      return new Operand.Given(word);
    }
    return word.equals("size") ? new Operand.Size(call(this::path)) : path();
  }

  List<Operand.Path> paths() {
    var all = new ArrayList<Operand.Path>();
    do {
      all.add(path());
    } while (tokens.took(","));
    return List.copyOf(all);
  }

  Operand.Path path() {
    String first = name();
    var deeper = new ArrayList<Operand.Step>();
    while (true) {
      if (tokens.took(".")) {
        deeper.add(new Operand.Step.Part(name()));
      } else if (tokens.took("[")) {
        deeper.add(new Operand.Step.At(index()));
        tokens.expect("]");
      } else {
        return new Operand.Path(first, List.copyOf(deeper));
      }
    }
  }

  private String name() {
    String word = tokens.take();
    if (word.startsWith("#")) {
      names.add(word);
      return word;
    }
    throw Character.isLetter(word.charAt(0))
        ? ServiceErrors.unserved("the name " + word + " without #")
        : tokens.wrong();
  }

  private int index() {
    try {
      return Integer.parseInt(tokens.take());
    } catch (NumberFormatException e) {
      throw tokens.wrong();
    }
  }

  /** The arguments in parentheses after a function's name. */
  <T> T call(Supplier<T> arguments) {
    tokens.take();
    tokens.expect("(");
    var read = arguments.get();
    tokens.expect(")");
    return read;
  }
}
